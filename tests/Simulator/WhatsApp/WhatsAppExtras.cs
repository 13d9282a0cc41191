using System.Text.Json;
using System.Text.Json.Nodes;

using KtpBot.Simulator.Citizens;

namespace KtpBot.Simulator.WhatsApp;

/// <summary>What only WhatsApp has, under <c>/sim</c>: reactions, filled forms, notices about a citizen, and news about the account.</summary>
internal static class WhatsAppExtras
{
    public static void MapWhatsAppExtras(this IEndpointRouteBuilder app)
    {
        var sim = app.MapGroup("/sim");
        sim.MapPost("/citizens/{id}/reaction", (ReactionRequest body, string id, CitizenBook book, WhatsAppPhone phone) =>
            Do(book, id, citizen => phone.React(citizen, body.Message, body.Emoji)));
        sim.MapPost("/citizens/{id}/form", (FormRequest body, string id, CitizenBook book, WhatsAppPhone phone) =>
            Do(book, id, citizen => phone.Fill(citizen, body.Name ?? "flow", body.Fields)));
        sim.MapPost("/citizens/{id}/system", (SystemRequest body, string id, CitizenBook book, WhatsAppPhone phone) =>
            Do(book, id, citizen => phone.Notice(citizen, body.Type, body.NewNumber)));
        sim.MapPost("/whatsapp/account", (AccountRequest body, WhatsAppWebhooks webhooks) =>
        {
            webhooks.Account(body.Field, body.Value);
            return Results.Accepted();
        });
    }

    private static IResult Do(CitizenBook book, string id, Func<Citizen, PhoneOutcome> act)
    {
        if (book.Find(id) is not { } citizen) return Results.NotFound(new { error = "Warga ini tidak ada." });
        if (citizen.Channel != ChatChannel.WhatsApp) return Refuse("Ini hanya ada di WhatsApp.");
        var outcome = act(citizen);
        return outcome.Message is { } sent ? Results.Ok(sent) : Refuse(outcome.Refusal!);
    }

    private static IResult Refuse(string why) => Results.Json(new { error = why }, statusCode: StatusCodes.Status422UnprocessableEntity);

    /// <param name="Message">The bot's bubble; without it the newest.</param>
    /// <param name="Emoji">None takes the reaction back.</param>
    private sealed record ReactionRequest(string? Message, string? Emoji);

    /// <param name="Name">The form's name.</param>
    /// <param name="Fields">What was entered.</param>
    private sealed record FormRequest(string? Name, Dictionary<string, JsonElement> Fields);

    /// <param name="Type">user_changed_number or customer_identity_changed.</param>
    /// <param name="NewNumber">With the first.</param>
    private sealed record SystemRequest(string Type, string? NewNumber);

    /// <param name="Field">A webhook field such as account_update or message_template_status_update.</param>
    /// <param name="Value">Its value, as the provider would send it.</param>
    private sealed record AccountRequest(string Field, JsonObject Value);
}
