/// RankCLIP (Zhang et al. 2024), and the settings of its ranking loss, which DINORANKCLIP shares.
@NullMarked
package dev.dinoscope.engine.method.rankclip;

import org.jspecify.annotations.NullMarked;
