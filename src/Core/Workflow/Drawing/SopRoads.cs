using KtpBot.Core.Imaging.Drawing;
using KtpBot.Core.Imaging.Flowcharts;

namespace KtpBot.Core.Workflow.Drawing;

/// <summary>
/// Leads every arrow from box to box without touching a third. The main road leaves a box below and enters the next from above; other
/// ways leave at the side, follow a gutter next to their goal and enter at its side. Ways to one goal share their track there.
/// </summary>
internal sealed class SopRoads
{
    private const double LabelSize = 11;
    private const double Turn = 17;

    private readonly SopGrid _grid;
    private readonly List<SopEdge> _down = [];
    private readonly List<SopEdge> _sideways = [];
    private readonly Dictionary<(string Box, bool Left), List<string>> _ports = [];
    private readonly Dictionary<int, List<string>> _tracks = [];

    public SopRoads(SopGrid grid, IReadOnlyList<SopEdge> edges)
    {
        _grid = grid;
        foreach (var step in edges.GroupBy(e => e.From))
        {
            var down = step.Where(IsOpenBelow).OrderBy(e => e.Tone != ChartTone.Main).FirstOrDefault();
            if (down is not null) _down.Add(down);
            _sideways.AddRange(step.Where(e => e != down));
        }

        foreach (var edge in _sideways.OrderBy(e => grid.Row(e.To))) Reserve(edge);
    }

    public IEnumerable<ChartArrow> Arrows => _down.Select(Down).Concat(_sideways.Select(Sideways));

    public IEnumerable<ChartText> Labels =>
        _down.SelectMany(DownLabel).Concat(_sideways.DistinctBy(e => (e.From, LeavesLeft(e), e.Label)).Select(SideLabel));

    private bool IsOpenBelow(SopEdge edge)
    {
        var (from, to, lane) = (_grid.Row(edge.From), _grid.Row(edge.To), _grid.Lane(edge.To));
        return to > from && _grid.IsClear(lane, from, to) && (edge.Tone == ChartTone.Main || (to == from + 1 && lane == _grid.Lane(edge.From)));
    }

    // Within one lane the way goes round on the left, where the row is empty and its label has room; the first lane has no left.
    private bool LeavesLeft(SopEdge edge) =>
        _grid.Lane(edge.From) == _grid.Lane(edge.To) ? _grid.Lane(edge.From) > 0 : _grid.Lane(edge.From) > _grid.Lane(edge.To);

    private bool EntersLeft(SopEdge edge) => _grid.Lane(edge.From) == _grid.Lane(edge.To) ? LeavesLeft(edge) : !LeavesLeft(edge);

    private int Gutter(SopEdge edge) => _grid.Lane(edge.To) + (EntersLeft(edge) ? 0 : 1);

    private void Reserve(SopEdge edge)
    {
        Add(_ports, (edge.From, LeavesLeft(edge)), edge.Label);
        Add(_ports, (edge.To, EntersLeft(edge)), "");
        Add(_tracks, Gutter(edge), edge.To);
    }

    private static void Add<T>(Dictionary<T, List<string>> all, T key, string value)
        where T : notnull
    {
        if (!all.TryGetValue(key, out var list)) all[key] = list = [];
        if (!list.Contains(value)) list.Add(value);
    }

    private ChartPoint Port(string id, bool left, string label)
    {
        var (frame, ports) = (_grid.Frame(id), _ports[(id, left)]);
        return new ChartPoint(left ? frame.X : frame.Right, frame.Y + (frame.Height * (ports.IndexOf(label) + 1) / (ports.Count + 1)));
    }

    private double Track(SopEdge edge)
    {
        var (gutter, tracks) = (Gutter(edge), _tracks[Gutter(edge)]);
        const double room = SopGrid.LaneWidth - SopGrid.BoxWidth - 24;
        var start = SopGrid.Left + (gutter * SopGrid.LaneWidth) - (room / 2);
        return start + (room * (tracks.IndexOf(edge.To) + 1) / (tracks.Count + 1));
    }

    private ChartArrow Down(SopEdge edge)
    {
        var (x, y) = (_grid.Centre(edge.From), _grid.Frame(edge.From).Bottom);
        var goal = new ChartPoint(_grid.Centre(edge.To), _grid.Frame(edge.To).Y);
        ChartPoint[] points = x == goal.X ? [new(x, y), goal] : [new(x, y), new(x, y + Turn), new(goal.X, y + Turn), goal];
        return new ChartArrow(edge.From, edge.To, edge.Tone, points);
    }

    private ChartArrow Sideways(SopEdge edge)
    {
        var (leave, enter) = (Port(edge.From, LeavesLeft(edge), edge.Label), Port(edge.To, EntersLeft(edge), ""));
        var x = Track(edge);
        return new ChartArrow(edge.From, edge.To, edge.Tone, [leave, new(x, leave.Y), new(x, enter.Y), enter]);
    }

    private IEnumerable<ChartText> DownLabel(SopEdge edge)
    {
        var (x, y) = (_grid.Centre(edge.From) + 5, _grid.Frame(edge.From).Bottom);
        return SopWords.Wrap(edge.Label, _grid.Width - x, LabelSize)
            .Select((line, i) => new ChartText(new(x, y + 12 + (i * 12)), line, LabelSize, false, Align.Left, edge.Tone));
    }

    private ChartText SideLabel(SopEdge edge)
    {
        var left = LeavesLeft(edge);
        var port = Port(edge.From, left, edge.Label);
        return new ChartText(new(port.X + (left ? -5 : 5), port.Y - 3), edge.Label, LabelSize, false, left ? Align.Right : Align.Left, edge.Tone);
    }
}
