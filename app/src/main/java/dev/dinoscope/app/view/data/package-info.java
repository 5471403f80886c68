/// Where the default data comes from and how it is split.
@NullMarked
package dev.dinoscope.app.view.data;

import org.jspecify.annotations.NullMarked;
