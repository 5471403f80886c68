package dev.dinoscope.engine.config;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Marks an interface whose concrete record is chosen in the file by the section's own `name` key:
/// `method: {name: clip, logit_scale_max: 100}`. A [VariantCatalogue] names the records.
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Variants {}
