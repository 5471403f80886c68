package dev.dinoscope.engine.config;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Describes one component of a configuration record, or (on the component of a nested record, or on the root record
/// itself) a whole section.
///
/// Bounds and allowed values of a list apply to each of its elements.
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.RECORD_COMPONENT, ElementType.TYPE})
public @interface Setting {
    /// One sentence for the form, the command line and the reference.
    String help();

    /// Unit of the value, such as `px` or `steps`; empty for a pure number.
    String unit() default "";

    /// Smallest value that is allowed.
    double min() default Double.NEGATIVE_INFINITY;

    /// Largest value that is allowed.
    double max() default Double.POSITIVE_INFINITY;

    /// The value must be larger than this.
    double above() default Double.NEGATIVE_INFINITY;

    /// The value must be smaller than this.
    double below() default Double.POSITIVE_INFINITY;

    /// For text: the only values that are allowed.
    String[] allowed() default {};

    /// Forms fold advanced settings away.
    boolean advanced() default false;
}
