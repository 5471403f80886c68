/// A recipe made ready to train: its data, tokenizer, teachers, plan and device. It knows no model.
@NullMarked
package dev.dinoscope.engine.train.prepare;

import org.jspecify.annotations.NullMarked;
