using KtpBot.Core.Messaging;

namespace KtpBot.Core.CitizenData;

/// <summary>The stored file that a message carries.</summary>
internal static class SentFiles
{
    public static Guid? Of(OutgoingContent content) => content switch
    {
        FileOut file => file.FileId,
        TemplateOut template => Of(template.Plain),
        MailOut mail => mail.File?.FileId,
        _ => null,
    };
}
