package dev.dinoscope.viz;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.dinoscope.viz", importOptions = DoNotIncludeTests.class)
class VizArchitectureTest {
    @ArchTest
    static final ArchRule NO_CYCLES = slices().matching("dev.dinoscope.viz.(**)")
            .should()
            .beFreeOfCycles()
            .because("two packages that know each other are one that is too large");

    @ArchTest
    static final ArchRule DRAWS_PLAIN_ARRAYS = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.dinoscope.engine..", "dev.dinoscope.app..", "ai.djl..", "io.grpc..")
            .because("panes draw plain arrays, so that any run, live, remote or imported, can feed them");

    @ArchTest
    static final ArchRule CURVES_ARE_DRAWN_WITHOUT_NODES = noClasses()
            .that()
            .haveSimpleNameStartingWith("CurvesRenderer")
            .or()
            .haveSimpleName("Decimator")
            .or()
            .haveSimpleName("Smoothing")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("javafx.scene.control..", "javafx.scene.layout..", "javafx.application..")
            .because("they run on a thread of their own, where no node may be touched");
}
