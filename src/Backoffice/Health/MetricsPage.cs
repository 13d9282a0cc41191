using System.Globalization;
using System.Text;
using KtpBot.Core.Messaging;
using KtpBot.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace KtpBot.Backoffice.Health;

/// <summary>The figures in Prometheus text format 0.0.4. Counts only; no person can be told from them.</summary>
internal sealed class MetricsPage(KtpBotDb db, RequestCounter requests)
{
    private readonly StringBuilder _text = new();

    public async Task<string> WriteAsync(CancellationToken cancellationToken)
    {
        Head("ktpbot_backoffice_requests_total", "counter", "Answers by status class.");
        foreach (var (kind, count, _) in requests.Totals) Line("ktpbot_backoffice_requests_total", "class", $"{kind}xx", count);
        Head("ktpbot_backoffice_request_seconds_total", "counter", "Time spent on them.");
        foreach (var (kind, _, seconds) in requests.Totals) Line("ktpbot_backoffice_request_seconds_total", "class", $"{kind}xx", seconds);
        Head("ktpbot_cases", "gauge", "Cases by stage.");
        foreach (var g in await db.Cases.GroupBy(c => c.Stage).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(cancellationToken))
            Line("ktpbot_cases", "stage", g.Key.ToString(), g.Count);
        Head("ktpbot_device_jobs", "gauge", "Device jobs by state.");
        foreach (var g in await db.DeviceJobs.GroupBy(j => j.State).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(cancellationToken))
            Line("ktpbot_device_jobs", "state", g.Key, g.Count);
        Head("ktpbot_conversations_waiting", "gauge", "Citizens waiting for a person.");
        Line("ktpbot_conversations_waiting", null, null, await db.Conversations.CountAsync(c => c.Owner == ConversationOwner.Queue, cancellationToken));
        return _text.ToString();
    }

    private void Head(string name, string type, string help) => _text.Append("# HELP ").Append(name).Append(' ').Append(help).Append("\n# TYPE ").Append(name).Append(' ').Append(type).Append('\n');

    private void Line(string name, string? label, string? value, double number)
    {
        _text.Append(name);
        if (label is not null) _text.Append('{').Append(label).Append("=\"").Append(value).Append("\"}");
        _text.Append(' ').Append(number.ToString(CultureInfo.InvariantCulture)).Append('\n');
    }
}
