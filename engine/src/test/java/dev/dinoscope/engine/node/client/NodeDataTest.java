package dev.dinoscope.engine.node.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dinoscope.engine.data.look.DataEvent;
import dev.dinoscope.engine.node.DataRequest;
import dev.dinoscope.engine.node.DataRequest.Task;
import dev.dinoscope.engine.node.NodeException;
import dev.dinoscope.engine.node.server.NodeServer;
import dev.dinoscope.engine.run.RunState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Data and example runs through a real node, which starts real processes for the data.
class NodeDataTest {
    private static final List<String> STYLE = List.of("styles=[fxemoji]", "image_size=16");

    @TempDir
    Path home;

    NodeServer server;
    GrpcNodeClient client;

    @BeforeEach
    void start() throws IOException {
        server = TestNode.start(home);
        client = GrpcNodeClient.of(TestNode.connectionFile(home));
    }

    @AfterEach
    void stop() {
        client.close();
        server.close();
    }

    @Test
    void anInterruptEndsTheProcessAndLeavesTheDataToBeMade() throws Exception {
        var data = new DataRequest("pictograms", STYLE, Task.PREPARE);
        var caller = Thread.currentThread();
        assertThatThrownBy(() -> client.readData(data, _ -> caller.interrupt()))
                .isInstanceOf(NodeException.class)
                .extracting("kind")
                .isEqualTo(NodeException.Kind.CANCELLED);
        assertThat(Thread.interrupted()).isTrue();
        for (var process : ProcessHandle.current().children().toList()) {
            var _ = process.onExit().get(30, TimeUnit.SECONDS);
        }
        var told = new ArrayList<DataEvent>();
        client.readData(new DataRequest("pictograms", STYLE, Task.FIND), told::add);
        assertThat(told).singleElement().extracting("ready").isEqualTo(false);
    }

    @Test
    void whatIsWrongWithTheDataIsSaidByTheNode() {
        var absent = home.resolve("absent.csv").toString();
        assertThatThrownBy(() -> client.readData(new DataRequest(absent, List.of(), Task.PREPARE), _ -> {}))
                .isInstanceOf(NodeException.class)
                .hasMessageContaining(absent)
                .hasMessageContaining("no such file")
                .extracting("kind")
                .isEqualTo(NodeException.Kind.INVALID);
    }

    @Test
    void aSourceThatLooksLikeAnOptionIsASource() {
        assertThatThrownBy(() -> client.readData(new DataRequest("--help", List.of(), Task.FIND), _ -> {}))
                .isInstanceOf(NodeException.class)
                .hasMessageContaining("--help");
        assertThatThrownBy(() -> client.readData(new DataRequest(" ", List.of(), Task.FIND), _ -> {}))
                .hasMessageContaining("which data is not said");
    }

    @Test
    void theExampleRunsComeToTheNodeAndWhatWasChangedStays() throws IOException {
        var ids = client.unpackExamples();
        assertThat(client.list()).extracting("id").containsExactlyInAnyOrderElementsOf(ids);
        assertThat(client.list()).extracting("state").containsOnly(RunState.FINISHED);
        var recipe = Files.writeString(home.resolve("runs/" + ids.getFirst() + "/recipe.yaml"), "name: mine\n");
        assertThat(client.unpackExamples()).isEqualTo(ids);
        assertThat(recipe).hasContent("name: mine");
    }
}
