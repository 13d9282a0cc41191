using KtpBot.Core.Cases;
using KtpBot.Core.Data;
using KtpBot.Core.Dialogs;
using KtpBot.Core.Messaging;
using KtpBot.Core.Offices;

namespace KtpBot.Core.Notices;

/// <summary>
/// The same news as an e-mail: what the chat says, a subject of its own, and in place of buttons a sentence that tells how to answer. Texts
/// begin with <c>mail.</c>; a service may say them in its own words, as everywhere.
/// </summary>
public sealed class NoticeMail(TextBook texts, OfficeProfile office)
{
    private const string Subject = "mail.subject.";
    private const string Other = Subject + "other";
    private const string More = "mail.more.";
    private const string Answer = "mail.answer";
    private const string Closing = "mail.closing";

    private static readonly string[] Gaps = ["number", "service", "office", "phone"];

    /// <summary>Words it.</summary>
    /// <param name="file">The case.</param>
    /// <param name="language">The citizen's.</param>
    /// <param name="key">The notice without "notice."; null where that is not known any more.</param>
    /// <param name="chat">What the chat says.</param>
    public MailOut Write(CaseFile file, string language, string? key, OutgoingContent chat)
    {
        var values = new Dictionary<string, string>
        {
            ["number"] = file.Number,
            ["service"] = texts.Render(texts.KeyFor(file.Service, "notice.service." + file.Service), language),
            ["office"] = office.ShortName,
            ["phone"] = office.Phone,
        };
        var (words, asks, attached) = Plain(chat);
        var more = key is not null && texts.Has(More + key, TextBook.DefaultLanguage) ? Render(More + key) : null;
        string?[] parts = [words, more, asks ? Render(Answer) : null, Render(Closing)];
        return new MailOut(
            Render(key is not null && texts.Has(Subject + key, TextBook.DefaultLanguage) ? Subject + key : Other),
            string.Join("\n\n", parts.Where(part => !string.IsNullOrWhiteSpace(part))),
            attached);

        string Render(string name) => texts.Render(texts.KeyFor(file.Service, name), language, values);
    }

    /// <summary>What would reach a citizen as a key or a brace; and words for news that nobody sends.</summary>
    /// <param name="texts">All sentences.</param>
    /// <param name="notices">Every notice that can be sent.</param>
    internal static IEnumerable<DataFault> Check(TextBook texts, IReadOnlyCollection<string> notices)
    {
        foreach (var language in texts.Languages)
        {
            foreach (var key in texts.Keys("mail.").Concat([Other, Answer, Closing]).Distinct())
            {
                if (!texts.Has(key, language) || texts.Find(key, language) is not { } entry)
                    yield return new DataFault($"dialogs/text/{language}/email.yaml", 0, 0, $"'{key}' is missing.");
                else if (entry.Template.Names.FirstOrDefault(name => !Gaps.Contains(name)) is { } unfilled)
                    yield return new DataFault(entry.File, entry.Line, entry.Column, $"'{key}' has the gap '{{{unfilled}}}', which nothing fills.");
                else if (key.StartsWith(Subject, StringComparison.Ordinal) && entry.Template.Source.Contains('\n', StringComparison.Ordinal))
                    yield return new DataFault(entry.File, entry.Line, entry.Column, $"'{key}' is the subject of an e-mail: one line.");
            }
        }

        foreach (var key in texts.Keys(Subject).Select(key => key[Subject.Length..]).Concat(texts.Keys(More).Select(key => key[More.Length..])))
        {
            if (key is not ("other" or OfficeMail.Receipt) && !notices.Contains(key))
                yield return new DataFault($"dialogs/text/{TextBook.DefaultLanguage}/email.yaml", 0, 0, $"No procedure sends the notice '{key}'.");
        }
    }

    private static (string Words, bool Asks, FileOut? File) Plain(OutgoingContent content) => content switch
    {
        TextOut text => (text.Text, false, null),
        ChoicesOut choices => (choices.Text, choices.Choices.Count > 0, null),
        TemplateOut template => Plain(template.Plain),
        FileOut file => (file.Caption ?? "", false, file with { Caption = null }),
        MailOut mail => (mail.Text, false, mail.File),
        LocationOut place => (place.InWords, false, null),
        _ => throw new InvalidOperationException($"{content.GetType().Name} is no news."),
    };
}
