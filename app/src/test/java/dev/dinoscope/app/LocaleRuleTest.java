package dev.dinoscope.app;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Error Prone sees the calls when it compiles (DefaultLocale, StringCaseLocaleUsage); this sees method references, and
/// holds should a module ever be compiled without it.
@AnalyzeClasses(packages = "dev.dinoscope", importOptions = ImportOption.DoNotIncludeTests.class)
final class LocaleRuleTest {
    private static final Set<String> FORMATS = Set.of("formatted", "format", "printf", "toUpperCase", "toLowerCase");
    private static final Set<String> OWNERS =
            Set.of("java.lang.String", "java.io.PrintStream", "java.io.PrintWriter", "java.util.Formatter");

    @ArchTest
    static final ArchRule everyFormatNamesItsLocale = noClasses()
            .should(formatWithoutLocale())
            .because("in the user's locale numbers have other digits and letters other cases:"
                    + " programs, file names and keys break");

    private static ArchCondition<JavaClass> formatWithoutLocale() {
        return new ArchCondition<>("format text without a locale") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                Stream.concat(type.getMethodCallsFromSelf().stream(), type.getMethodReferencesFromSelf().stream())
                        .filter(use -> isWithoutLocale(use.getTarget()))
                        .forEach(use -> events.add(SimpleConditionEvent.satisfied(use, use.getDescription())));
            }
        };
    }

    private static boolean isWithoutLocale(CodeUnitAccessTarget target) {
        return OWNERS.contains(target.getOwner().getName())
                && FORMATS.contains(target.getName())
                && target.getRawParameterTypes().stream().noneMatch(type -> type.isEquivalentTo(Locale.class));
    }

    @Test
    void theRuleSeesCallsAndReferences() {
        var classes = new ClassFileImporter().importClasses(Offender.class);
        var found = noClasses().should(formatWithoutLocale()).evaluate(classes);
        assertThat(found.getFailureReport().getDetails()).hasSize(2);
    }

    @SuppressWarnings("UnusedMethod") // read as a class file
    private static final class Offender {
        @SuppressWarnings("StringCaseLocaleUsage")
        static Stream<String> reference(Stream<String> texts) {
            return texts.map(String::toLowerCase);
        }

        @SuppressWarnings("StringCaseLocaleUsage")
        static String call(String text) {
            return text.toUpperCase();
        }
    }
}
