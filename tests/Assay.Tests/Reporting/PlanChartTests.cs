using System.Globalization;
using System.Xml.Linq;
using Assay.Reporting.Charts;

namespace Assay.Tests.Reporting;

public class PlanChartTests
{
    private static readonly FrontAxis Axis = new("words", value => value.ToString("0.##", CultureInfo.InvariantCulture));

    [Fact]
    public void Parts_are_as_wide_as_their_share_of_what_there_is()
    {
        var bar = PartsBar.Draw([10, 30], 80);
        Assert.Equal([125.0, 375], Boxes(bar).Skip(1).Select(box => Number(box, "width")));
        Assert.Equal(999, Number(Assert.Single(bar.Elements("line")), "x1"));
    }

    [Fact]
    public void Where_parts_exceed_what_there_is_the_mark_stands_inside_the_bar()
    {
        var bar = PartsBar.Draw([100, 100], 80);
        Assert.Equal(1000, Boxes(bar).Skip(1).Sum(box => Number(box, "width")));
        Assert.Equal(400, Number(Assert.Single(bar.Elements("line")), "x1"));
    }

    [Fact]
    public void A_front_falls_from_left_to_right_below_its_limit_and_the_open_choice_is_marked()
    {
        var chart = FrontChart.Draw("said", [(1, 70), (2, 30), (4, 10)], (1, 70), Axis, Axis, (80, "80 there"));
        var dots = chart.Elements("circle").ToArray();
        Assert.Equal(4, dots.Length);
        Assert.Equal(dots[0].Attribute("cx")!.Value, dots[3].Attribute("cx")!.Value);
        Assert.Equal("dot picked", dots[3].Attribute("class")!.Value);
        Assert.True(Number(dots[0], "cy") < Number(dots[1], "cy") && Number(dots[1], "cy") < Number(dots[2], "cy"));
        Assert.True(Number(chart.Elements("line").Last(line => line.Attribute("class")!.Value == "claimed"), "y1") < Number(dots[0], "cy"));
        Assert.Equal("said", chart.Attribute("aria-label")!.Value);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(1, 1000)]
    public void A_front_of_one_point_or_of_a_wide_range_stays_in_the_picture(double first, double last) =>
        Assert.All(FrontChart.Draw("said", [(first, 2), (last, 1)], null, Axis, Axis, null).Elements("circle"), dot => Assert.InRange(Number(dot, "cx"), 58, 624));

    [Fact]
    public void The_busiest_hour_reaches_the_top_in_GPUs_and_in_load()
    {
        var chart = DayChart.Draw("said", [.. Enumerable.Range(0, 24).Select(hour => (hour == 13 ? 8.0 : 4, hour == 13 ? 10.0 : 1))], value => $"{value}", ("bars", "line"));
        var boxes = Boxes(chart).ToArray();
        Assert.Equal(24, boxes.Length);
        Assert.Equal(2 * Number(boxes[0], "height"), Number(boxes[13], "height"));
        Assert.Contains($",{boxes[13].Attribute("y")!.Value} ", Assert.Single(chart.Elements("polyline")).Attribute("points")!.Value, StringComparison.Ordinal);
    }

    private static IEnumerable<XElement> Boxes(XElement chart) => chart.Elements("rect");

    private static double Number(XElement shape, string name) => double.Parse(shape.Attribute(name)!.Value, CultureInfo.InvariantCulture);
}
