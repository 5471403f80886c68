package dev.dinoscope.engine;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import dev.dinoscope.engine.trace.Callee;
import dev.dinoscope.engine.trace.Statement;
import dev.dinoscope.engine.trace.Trace;

@AnalyzeClasses(packages = "dev.dinoscope.engine", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String ROOT = "dev.dinoscope.engine.";
    private static final String TRAIN = ROOT + "train.";

    @ArchTest
    static final ArchRule noTwoPackagesKnowEachOther = slices().matching("dev.dinoscope.engine.(**)")
            .should()
            .beFreeOfCycles()
            .because("a floor that knows the one above cannot be read, tested or moved without it");

    @ArchTest
    static final ArchRule methodsKnowNoRecipe = noClasses()
            .that()
            .resideInAPackage(ROOT + "method..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(ROOT + "recipe..", ROOT + "train..", ROOT + "catalogue..")
            .because("a learner is built from the forms of models and the size of a batch, whoever describes them");

    @ArchTest
    static final ArchRule partsOfTrainingAreHandedWhatTheyNeed = noClasses()
            .that()
            .resideInAnyPackage(TRAIN + "model..", TRAIN + "watch..", TRAIN + "guard..", TRAIN + "alert..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(TRAIN + "prepare..", TRAIN + "loop..")
            .because("a prepared run is taken apart by those who train, evaluate and replay, and travels no further");

    @ArchTest
    static final ArchRule preparationKnowsNoModel = noClasses()
            .that()
            .resideInAPackage(TRAIN + "prepare..")
            .should()
            .dependOnClassesThat(resideInAPackage(ROOT + "train..").and(not(resideInAPackage(TRAIN + "prepare.."))))
            .because(
                    "what a recipe reads is made ready before anything is traced, and a teacher's training is handed in");

    @ArchTest
    static final ArchRule theNodeTrainsNothing = noClasses()
            .that()
            .resideInAPackage(ROOT + "node..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(ROOT + "torch..", ROOT + "train..", "ai.djl..")
            .because("a node lists, starts and follows runs on machines where libtorch cannot be loaded");

    @ArchTest
    static final ArchRule onlyTorchTouchesTheBinding = noClasses()
            .that()
            .resideOutsideOfPackage(ROOT + "torch..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("ai.djl.pytorch..", "ai.djl.ndarray..", "ai.djl.engine..")
            .because("DJL's arrays cut gradients, abort on bfloat16 and break on other versions of libtorch;"
                    + " engine.torch knows how to avoid that");

    @ArchTest
    static final ArchRule torchKnowsNoOptimiser = noClasses()
            .that()
            .resideInAPackage(ROOT + "torch..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    ROOT + "optim..", ROOT + "collective..", ROOT + "step..", ROOT + "nn..", ROOT + "loss..")
            .because("torch knows programs, tensors, lists and calls; what they mean is known above");

    @ArchTest
    static final ArchRule tracingNeedsNothing = noClasses()
            .that()
            .resideInAPackage(ROOT + "trace..")
            .should()
            .dependOnClassesThat()
            .resideOutsideOfPackages(ROOT + "trace..", "java..", "org.jspecify..")
            .because("programs are traced, printed and hashed without libtorch, also where none can be loaded");

    @ArchTest
    static final ArchRule tensorCodeKnowsNoTrace = noClasses()
            .that()
            .resideOutsideOfPackage(ROOT + "trace..")
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName(Trace.class.getName())
            .orShould()
            .dependOnClassesThat()
            .haveFullyQualifiedName(Statement.class.getName())
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(Callee.class)
            .orShould()
            .dependOnClassesThat()
            .resideInAPackage(ROOT + "trace.cost..")
            .because("what is done to tensors is said to them; how it is recorded may change");

    @ArchTest
    static final ArchRule modulesAreTensorCode = noClasses()
            .that()
            .resideInAnyPackage(ROOT + "nn..", ROOT + "loss..", ROOT + "optim..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(ROOT + "torch..", ROOT + "train..", ROOT + "config..", ROOT + "run..", ROOT + "data..")
            .because("a module or a loss is plain Java over symbolic tensors and must be usable by any trainer");

    @ArchTest
    static final ArchRule inspectionNeedsNoLibtorch = noClasses()
            .that()
            .resideInAPackage(ROOT + "inspect..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(ROOT + "torch..", ROOT + "trace..")
            .because("pictures are made from stored features, on machines without libtorch");

    @ArchTest
    static final ArchRule yamlIsReadInOnePlace = noClasses()
            .that()
            .resideOutsideOfPackage(ROOT + "files..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.snakeyaml.engine.v2.api..")
            .because("YamlReader refuses what is nested too deeply or stands for too much before it is read");

    @ArchTest
    static final ArchRule noWindows = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("javafx..", "javax.swing..")
            .because("the engine runs on nodes without a display");

    @ArchTest
    static final ArchRule namesSayWhatAClassIs = noClasses()
            .should()
            .haveSimpleNameEndingWith("Utils")
            .orShould()
            .haveSimpleNameEndingWith("Helper")
            .orShould()
            .haveSimpleNameEndingWith("Manager")
            .because("such names gather what belongs elsewhere");
}
