/// What a user can do, said once: menus, buttons and shortcuts are made from it.
@NullMarked
package dev.dinoscope.app.action;

import org.jspecify.annotations.NullMarked;
