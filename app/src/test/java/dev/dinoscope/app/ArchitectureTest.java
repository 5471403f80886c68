package dev.dinoscope.app;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import dev.dinoscope.engine.torch.LibtorchReport;
import dev.dinoscope.engine.torch.LibtorchSetting;

@AnalyzeClasses(packages = "dev.dinoscope.app", importOptions = ImportOption.DoNotIncludeTests.class)
final class ArchitectureTest {

    @ArchTest
    static final ArchRule viewModelsKnowNoControls = noClasses()
            .that()
            .haveSimpleNameEndingWith("ViewModel")
            .or()
            .resideInAnyPackage("..app.bridge..", "..app.focus..", "..app.launch..", "..app.task..", "..app.settings..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("javafx.scene..", "javafx.stage..", "org.controlsfx..")
            .because("what a view decides is tested without a window");

    @ArchTest
    static final ArchRule wireStaysInTheEngine = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.grpc..", "com.google.protobuf..", "..node.proto..", "..node.wire..")
            .because("the desktop treats local and remote nodes alike, through NodeClient");

    @ArchTest
    static final ArchRule noTrainingInTheWindow = noClasses()
            .should()
            .dependOnClassesThat(resideInAnyPackage("..engine.torch..", "..engine.trace..", "..engine.nn..", "ai.djl..")
                    .and(describe(
                            "load libtorch",
                            type -> !type.getFullName().startsWith(LibtorchSetting.class.getName())
                                    && !type.isEquivalentTo(LibtorchReport.class))))
            .because("libtorch may crash or run out of memory, and must never take the window with it");

    @ArchTest
    static final ArchRule noCycles = slices().matching("dev.dinoscope.app.(**)")
            .should()
            .beFreeOfCycles()
            .because("two packages that know each other are one that is too large");

    @ArchTest
    static final ArchRule viewsKnowNoOtherView = slices().matching("dev.dinoscope.app.view.(*)..")
            .should()
            .notDependOnEachOther()
            .because("a view is told by the focus what to show, not by another view");

    @ArchTest
    static final ArchRule figuresKnowNoView = noClasses()
            .that()
            .resideInAPackage("..app.figure..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("..app.view..")
            .because("a view brings what it draws for paper, and the options for it");

    @ArchTest
    static final ArchRule shellKnowsNoView = noClasses()
            .that()
            .resideInAPackage("..app.shell..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..app.view..", "..app.bridge..", "dev.dinoscope.engine..")
            .because("a view is added by one line in Workbench, not by a change of the shell");
}
