using Microsoft.Extensions.Options;

namespace KtpBot.Simulator.Telegram;

/// <summary>answerCallbackQuery and everything that changes a message already sent.</summary>
internal sealed class EditMethods(IOptions<TelegramOptions> options, SendMethods sends, Callbacks callbacks)
{
    public TelegramAnswer AnswerCallback(TelegramCall call)
    {
        if (call.Text("text") is { Length: > 200 }) return TelegramAnswer.Bad("MESSAGE_TOO_LONG");
        return callbacks.Answer(call.Text("callback_query_id") ?? "", call.Text("text"))
            ? TelegramAnswer.True()
            : TelegramAnswer.Bad("query is too old and response timeout expired or query ID is invalid");
    }

    public TelegramAnswer EditText(TelegramCall call) => Edit(call, "text");

    public TelegramAnswer EditCaption(TelegramCall call) => Edit(call, "caption");

    public TelegramAnswer EditMarkup(TelegramCall call) => Edit(call, null);

    public TelegramAnswer Delete(TelegramCall call)
    {
        var recipient = sends.Recipient(call);
        if (recipient.Refusal is not null) return recipient.Refusal;
        var chat = recipient.Citizen!.Chat;
        if (chat.Find(call.Text("message_id") ?? "") is not { Deleted: false } message) return TelegramAnswer.Bad("message to delete not found");
        chat.Change(message.Id, m => m with { Deleted = true, Buttons = [] });
        return TelegramAnswer.True();
    }

    private TelegramAnswer Edit(TelegramCall call, string? field)
    {
        var recipient = sends.Recipient(call);
        if (recipient.Refusal is not null) return recipient.Refusal;
        var (text, wrong) = field is null ? (null, null) : SendMethods.Text(call, field);
        if (wrong is not null) return TelegramAnswer.Bad(wrong);
        var (buttons, bad) = KeyboardRules.Read(call);
        if (bad is not null) return TelegramAnswer.Bad(bad);

        var citizen = recipient.Citizen!;
        if (citizen.Chat.Find(call.Text("message_id") ?? "") is not { Deleted: false } message) return TelegramAnswer.Bad("message to edit not found");
        if (message.From != "bot") return TelegramAnswer.Bad("message can't be edited");
        if (field == "text" && message.Media is not null) return TelegramAnswer.Bad("there is no text in the message to edit");

        var newText = field is null ? message.Text : text;
        if (newText == message.Text && message.Buttons.SequenceEqual(buttons))
        {
            return TelegramAnswer.Bad("message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message");
        }

        var changed = citizen.Chat.Change(message.Id, m => m with { Text = newText, Bold = field is null ? m.Bold : TelegramText.Bold(call.Json(field == "text" ? "entities" : "caption_entities"), newText), Buttons = buttons, Edited = field is not null })!;
        return TelegramAnswer.Ok(TelegramJson.BotMessage(options.Value, citizen, changed));
    }
}
