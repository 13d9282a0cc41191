using KtpBot.Core.Messaging;

namespace KtpBot.Bot.Channels.Email;

/// <summary>
/// What a failure asks of us. RFC 5321 section 4.2.1: 4yz may pass another time, 5yz will not; the finer codes are those of RFC 3463. What
/// concerns the office's own server or account stops the whole channel and costs no message an attempt.
/// </summary>
internal static class SmtpErrors
{
    private const string Hint = "Hubungi warga lewat cara lain.";

    /// <summary>The policy.</summary>
    public static SendResult Judge(SmtpFailure failure)
    {
        if (Alarm(failure) is { } alarm) return new TryLater(alarm.Code, WholeChannel: true);
        if (failure.Reply is not { } reply) return new TryLater(failure.Broken ?? "network");

        if (reply.Code < 500) return new TryLater(reply.Name);
        if (failure.Step != SmtpStep.Recipient) return new Refused(reply.Name, "Server e-mail menolak isi surat ini. " + Hint);

        // RFC 5321 section 4.5.3.1.10: some servers say 552 for a full mailbox where they mean 452; others say 5.2.2 with another code.
        if (reply.Code == 552 || reply.Enhanced == "5.2.2") return new TryLater(reply.Name);
        return IsGone(reply)
            ? new Refused(reply.Name, "Alamat e-mail ini tidak ada atau tidak dapat menerima surat. " + Hint, AddressUnreachable: true)
            : new Refused(reply.Name, "Server e-mail menolak mengirim ke alamat ini. " + Hint);
    }

    /// <summary>What staff must mend, and the code under which it stands; null when no person is needed.</summary>
    public static (string Code, string Text)? Alarm(SmtpFailure failure) => failure switch
    {
        { Broken: "certificate" } => ("certificate", "Sertifikat server e-mail tidak dapat dipercaya, jadi tidak ada e-mail yang dikirim. Periksa Channels__Email__Host, atau isi Channels__Email__CaFile bila kantor memakai sertifikat sendiri."),
        { Broken: "no-tls" } => ("no-tls", "Server e-mail tidak menawarkan TLS, jadi tidak ada e-mail yang dikirim. Periksa Channels__Email__Port dan Channels__Email__Security."),
        { Broken: "no-sign-in" } => ("no-sign-in", "Server e-mail tidak menawarkan cara masuk yang dikenal (PLAIN atau LOGIN). Periksa Channels__Email__Host dan Channels__Email__Port."),
        { Step: SmtpStep.SignIn, Reply.Code: >= 500 } => ("sign-in", "Server e-mail menolak nama pengguna atau kata sandi. Periksa Channels__Email__UserName dan Channels__Email__Password."),
        { Step: SmtpStep.Sender, Reply.Code: 530 } => ("sign-in", "Server e-mail meminta nama pengguna. Isi Channels__Email__UserName dan Channels__Email__Password."),
        { Step: SmtpStep.Sender, Reply.Code: >= 500 and not 552 } => ("sender", "Server e-mail tidak menerima alamat pengirim. Periksa Channels__Email__From."),
        { Step: SmtpStep.Greeting or SmtpStep.Hello or SmtpStep.Tls, Reply.Code: >= 500 } => ("server", "Server e-mail menolak sambungan dari komputer ini. Hubungi pengelola server e-mail."),
        _ => null,
    };

    /// <summary>RFC 3463 sections 3.2 and 3.3: a bad address, or a mailbox that is closed. Without a finer code 550, 551 and 553 say so (RFC 5321 section 4.2.3).</summary>
    private static bool IsGone(SmtpReply reply) =>
        reply.Enhanced is { } finer ? finer.StartsWith("5.1.", StringComparison.Ordinal) || finer == "5.2.1" : reply.Code is 550 or 551 or 553;
}
