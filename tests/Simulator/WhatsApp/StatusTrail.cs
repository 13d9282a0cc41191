using System.Text.Json.Nodes;

using KtpBot.Simulator.Citizens;
using KtpBot.Simulator.Faults;

namespace KtpBot.Simulator.WhatsApp;

/// <summary>Reports what becomes of a message that was accepted: sent, delivered, read, or failed.</summary>
public sealed class StatusTrail(WhatsAppWebhooks webhooks, FaultBook faults, TimeProvider time)
{
    private static readonly string[] Forward = ["sent", "delivered", "read"];

    /// <summary>Queues the statuses of an accepted message. <paramref name="citizen"/> is <c>null</c> for a number without WhatsApp.</summary>
    public void Report(Citizen? citizen, string recipient, string id, string kind, string? opaque)
    {
        if (Failure(citizen, kind) is { } error)
        {
            citizen?.Chat.Change(id, m => m with { Status = "failed", Error = error.Message });
            Send(citizen, recipient, id, "failed", opaque, error);
            return;
        }

        string[] statuses = citizen!.Blocked ? ["sent"] : Forward;
        citizen.Chat.Change(id, m => m with { Status = statuses[^1] });
        if (faults.Take(ChatChannel.WhatsApp, FaultKind.DropStatus) is not null) return;
        if (faults.Take(ChatChannel.WhatsApp, FaultKind.StatusReorder) is not null) statuses = [.. statuses.Reverse()];
        foreach (var status in statuses) Send(citizen, recipient, id, status, opaque, null);
    }

    private GraphError? Failure(Citizen? citizen, string kind)
    {
        if (citizen is null) return GraphError.ForCode(131026);
        if (faults.Take(ChatChannel.WhatsApp, FaultKind.FailedStatus) is { } fault) return GraphError.ForCode(fault.Code ?? 131000);
        var windowOpen = citizen.LastWroteAt is { } wrote && time.GetUtcNow() - wrote < TimeSpan.FromHours(24);
        return windowOpen || kind == "template" ? null : GraphError.ForCode(131047);
    }

    private void Send(Citizen? citizen, string recipient, string id, string status, string? opaque, GraphError? error)
    {
        var json = new JsonObject
        {
            ["id"] = id,
            ["status"] = status,
            ["timestamp"] = Envelope.Seconds(time.GetUtcNow()),
            ["recipient_id"] = recipient,
        };
        if (opaque is not null) json["biz_opaque_callback_data"] = opaque;
        if (error is not null)
        {
            json["errors"] = new JsonArray(error.ToStatusError());
        }
        else
        {
            json["conversation"] = new JsonObject
            {
                ["id"] = $"conv-{recipient}",
                ["origin"] = new JsonObject { ["type"] = "service" },
            };
            json["pricing"] = new JsonObject { ["billable"] = false, ["pricing_model"] = "PMP", ["category"] = "service" };
        }

        webhooks.Status(citizen?.Id ?? recipient, id, json);
    }
}
