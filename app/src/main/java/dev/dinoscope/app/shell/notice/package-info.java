/// What the window tells and asks: notices, problems and questions.
@NullMarked
package dev.dinoscope.app.shell.notice;

import org.jspecify.annotations.NullMarked;
