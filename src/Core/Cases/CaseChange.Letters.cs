using KtpBot.Core.Messaging;
using KtpBot.Core.Papers;
using KtpBot.Core.Workflow;

namespace KtpBot.Core.Cases;

/// <content>The finished cover letter, into the conversation of who asked for it.</content>
internal sealed partial class CaseChange
{
    private bool SendsLetter => office.LetterByChat && file.Service == PaperOffers.LetterService && file.ConversationId is not null;

    private async Task SendLetterAsync(CancellationToken cancellationToken)
    {
        var reach = await CitizenReach.FindAsync(db, file, asked: true, cancellationToken);
        if (reach.ConversationId is not { } conversationId)
        {
            Record(new EventRecorded("NotTold", file.StepId, reach.Why));
            return;
        }

        // He asked the office for this very letter.
        var letter = receipt!.Paper;
        var content = new FileOut(letter.Id, $"Surat pengantar {file.Number}.pdf", letter.MimeType, notices.LetterCaption(file, reach.Language));
        Send(conversationId, content, reach.WantsNoNews, $"case:{file.Id}:{file.Version}:letter");
    }
}
