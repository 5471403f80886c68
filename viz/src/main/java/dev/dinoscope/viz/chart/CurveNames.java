package dev.dinoscope.viz.chart;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What tells the curves of one chart apart: names as short as they can be, and numbers for colour and dashes.
public final class CurveNames {
    private final boolean oneTag;
    private final boolean oneRun;
    private final boolean oneGroup;
    private final List<String> tags;

    public CurveNames(Collection<CurveKey> curves) {
        tags = curves.stream().map(CurveKey::tag).distinct().toList();
        oneTag = tags.size() == 1;
        oneRun = curves.stream().map(CurveKey::run).distinct().count() == 1;
        oneGroup = tags.stream().map(CurveNames::group).distinct().count() == 1;
    }

    /// The part of a tag before the first `/`, or nothing.
    public static String group(String tag) {
        return tag.contains("/") ? tag.substring(0, tag.indexOf('/')) : "";
    }

    /// The part of a tag behind its group.
    public static String part(String tag) {
        return tag.substring(tag.indexOf('/') + 1);
    }

    /// The run in a chart of one tag, the tag in a chart of one run.
    ///
    /// @param run what the reader calls it
    String name(CurveKey curve, String run) {
        if (oneTag) {
            return run;
        }
        String tag = oneGroup ? part(curve.tag()) : curve.tag();
        return oneRun ? tag : run + " · " + tag;
    }

    /// Numbers that give a run its own colour; of several tags of one run each gets a colour, of several runs
    /// dashes.
    ///
    /// @param runs numbers of the runs in every chart
    /// @param colours after how many the colours repeat
    public Map<CurveKey, Integer> numbers(Map<String, Integer> runs, int colours) {
        var numbers = new HashMap<CurveKey, Integer>();
        runs.forEach((run, number) -> {
            for (int i = 0; i < tags.size(); i++) {
                int several = oneRun ? i : Math.floorMod(number, colours) + i * colours;
                numbers.put(new CurveKey(run, tags.get(i)), oneTag ? number : several);
            }
        });
        return numbers;
    }
}
