using KtpBot.Core.Messaging;

namespace KtpBot.Bot.Tests.Channels;

/// <summary>One line for each thing a channel read, so that a table of payloads stays readable.</summary>
internal static class Shown
{
    public static string Of(IncomingMessage message) =>
        string.Create(
            null,
            $"{message.ExternalId} {message.Address} {message.SenderName ?? "-"} {message.SentAt:yyyy-MM-ddTHH:mm:ss} {message.Language ?? "-"} {Of(message.Content)}");

    public static string Of(IncomingContent content) => content switch
    {
        TextIn text => $"text[{text.Text}]",
        ChoiceIn choice => $"choice[{choice.Id}|{choice.Title ?? "-"}]",
        MediaIn media => $"media[{media.MediaId}|{media.MimeType ?? "-"}|{media.FileName ?? "-"}|{media.Caption ?? "-"}|{media.Size?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "-"}|{media.GroupId ?? "-"}]",
        LocationIn place => FormattableString.Invariant($"location[{place.Latitude}|{place.Longitude}]"),
        ContactIn contact => $"contact[{contact.Phone}]",
        OpenedIn opened => $"opened[{opened.Payload ?? "-"}]",
        UnsupportedIn unsupported => $"unsupported[{unsupported.What}]",
        FormIn form => $"form[{form.Name}|{string.Join(";", form.Fields.Select(field => $"{field.Name}={field.Value}"))}]",
        EditedIn edited => $"edited[{edited.Text ?? "-"}]",
        ReactionIn reaction => $"reaction[{reaction.Emoji ?? "-"}]",
        ReachIn reach => $"reach[{reach.Reachable}]",
        IdentityIn identity => $"identity[{identity.NewAddress ?? "-"}]",
        _ => throw new InvalidOperationException(content.GetType().Name),
    };

    public static string Of(DeliveryReport report) =>
        $"{report.ExternalId} {report.State} {report.At:yyyy-MM-ddTHH:mm:ss} {report.ErrorCode ?? "-"}";

    public static string Of(SendResult result) => result switch
    {
        Accepted accepted => $"Accepted {accepted.ExternalId ?? "-"}",
        TryLater later => $"TryLater {later.Code} {later.After?.TotalSeconds.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "-"}{(later.WholeChannel ? " channel" : "")}",
        Held held => $"Held {held.Code}",
        Refused refused => $"Refused {refused.Code}{(refused.AddressUnreachable ? " unreachable" : "")}",
        _ => throw new InvalidOperationException(result.GetType().Name),
    };
}
