namespace KtpBot.EndToEnd.Offices;

/// <summary>The offices of a test class; each opens when it is first asked for, and works until the class is done.</summary>
public sealed class JourneyOffices : IAsyncDisposable
{
    private readonly Dictionary<string, JourneyOffice> _open = [];

    internal async Task<JourneyOffice> OfAsync(string officeId) =>
        _open.TryGetValue(officeId, out var known) ? known : _open[officeId] = await JourneyOffice.OpenAsync(officeId);

    public async ValueTask DisposeAsync()
    {
        foreach (var office in _open.Values) await office.DisposeAsync();
    }
}
