using KtpBot.Core.Imaging.Drawing;

namespace KtpBot.Core.Workflow.Drawing;

/// <summary>
/// Where steps stand: a lane for each actor, a row for each step. A row holds one box, so a line may run along it freely, and between
/// lanes there is a gutter that no box enters: that is all the routing needs.
/// </summary>
internal sealed class SopGrid
{
    public const double Left = 20;
    public const double HeadingTop = 74;
    public const double HeadingHeight = 28;
    public const double LaneWidth = 200;
    public const double BoxWidth = 146;
    public const double BoxHeight = 76;
    public const double Pitch = 106;
    private const double RowsTop = HeadingTop + HeadingHeight + 14;

    private readonly Dictionary<string, (int Lane, int Row)> _cells = new(StringComparer.Ordinal);

    public SopGrid(Procedure procedure, RoleBook roles)
    {
        var lanes = new List<string> { SopActors.Citizen };
        foreach (var actor in procedure.Steps.SelectMany(step => SopActors.Of(step, roles)))
            if (!lanes.Contains(actor)) lanes.Add(actor);
        Lanes = lanes;
        _cells[SopEdge.Intake] = (0, 0);
        foreach (var step in procedure.Steps) _cells[step.Id] = (lanes.IndexOf(SopActors.Of(step, roles)[0]), _cells.Count);
    }

    /// <summary>Actors from left to right.</summary>
    public IReadOnlyList<string> Lanes { get; }

    public double Width => (2 * Left) + (Lanes.Count * LaneWidth);

    public double Bottom => RowsTop + (_cells.Count * Pitch);

    public int Lane(string id) => _cells[id].Lane;

    public int Row(string id) => _cells[id].Row;

    public Box Frame(string id)
    {
        var (lane, row) = _cells[id];
        return new Box(Left + (lane * LaneWidth) + ((LaneWidth - BoxWidth) / 2), RowsTop + (row * Pitch), BoxWidth, BoxHeight);
    }

    /// <summary>The middle of a box from side to side.</summary>
    public double Centre(string id) => Frame(id).X + (BoxWidth / 2);

    /// <summary>No box stands in a lane strictly between two rows.</summary>
    public bool IsClear(int lane, int above, int below) => !_cells.Values.Any(c => c.Lane == lane && c.Row > above && c.Row < below);
}
