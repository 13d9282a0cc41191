using KtpBot.Core.Devices;
using KtpBot.Core.Imaging;
using KtpBot.Core.Imaging.Drawing;
using KtpBot.Devices.Backoffice;

namespace KtpBot.Devices.Jobs;

/// <summary>Fetches the pictures for a card and draws it.</summary>
internal sealed class CardDocument(BackofficeClient backoffice, Backoff backoff)
{
    /// <summary>The PDF, or null when the case lacks a usable photo or a signature it should have. Waits while the Backoffice is away.</summary>
    public async Task<byte[]?> RenderAsync(StationJob order, CancellationToken cancellationToken)
    {
        if (order.Card is not { } card || await PictureAsync(StationRoutes.Photo(order.JobId), cancellationToken) is not { } photo)
            return null;
        byte[]? signature = null;
        if (card.HasSignature)
        {
            signature = await PictureAsync(StationRoutes.Signature(order.JobId), cancellationToken);
            if (signature is null)
                return null;
        }

        return CardFace.RenderPdf(new CardFaceData(card.Text, photo, signature, card.Specimen));
    }

    private async Task<byte[]?> PictureAsync(string path, CancellationToken cancellationToken)
    {
        for (var failures = 1; ; failures++)
        {
            switch (await backoffice.GetPictureAsync(path, cancellationToken))
            {
                case Exchange<byte[]>.Answered { Value: var content }:
                    using (var picture = Picture.TryRead(content))
                        return picture is null ? null : content;
                case Exchange<byte[]>.Nothing:
                    return null;
                default:
                    await backoff.WaitAsync(failures, cancellationToken);
                    break;
            }
        }
    }
}
