using System.Net;
using System.Net.Sockets;
using System.Text;
using KtpBot.Bot.Channels.Email;
using KtpBot.Core.Messaging;
using KtpBot.Testing.Mail;

namespace KtpBot.Bot.Tests.Channels.Email;

/// <summary>Mail to a real server: what arrives, what is refused, and what never goes out.</summary>
public sealed class EmailChannelTests(MailPost post) : IClassFixture<MailPost>
{
    private MailServer Server => post.Server;

    [Fact]
    public async Task AMail_ArrivesAsItWasWritten_UnderTlsAndSignedIn()
    {
        var wired = post.Wire();
        var paper = Encoding.ASCII.GetBytes("%PDF-1.7\r\n.\r\n" + new string('x', 5_000));
        var text = "*KTP-el siap diambil* 🎉\n.awal titik\n..dua\nhabis = spasi \n" + string.Concat(Enumerable.Repeat("panjang sekali – ꦲꦏ꧀ꦱꦫ ", 40)) + "\n\nFrom baris ini";
        var subject = "Permohonan STM-2026-000001 siap diambil – terima kasih 🎉 dan sampai jumpa di loket pelayanan";

        var result = await wired.SendAsync("siti.aminah+ktp@contoh.test", new MailOut(subject, text, new FileOut(wired.Files.Put(paper), "Tanda terima STM-2026-000001.pdf", "application/pdf", null)));

        var id = Assert.IsType<Accepted>(result).ExternalId!;
        var mail = Assert.Single(await Server.ToAsync("siti.aminah+ktp@contoh.test"));
        Assert.Empty(mail.Defects);
        Assert.Equal(("ktp@selemadeg.test", true, MailServer.User), (mail.Sender, mail.Tls, mail.User));
        Assert.Equal(subject, mail.Subject);
        Assert.Equal(text.Replace("*", "", StringComparison.Ordinal), mail.Text.ReplaceLineEndings("\n").TrimEnd('\n'));
        Assert.Equal("\"Kantor Camat Selemadeg Timur\" <ktp@selemadeg.test>", "\"" + mail.Header("From")!.Replace("\"", "", StringComparison.Ordinal).Replace(" <", "\" <", StringComparison.Ordinal));
        Assert.Equal("<siti.aminah+ktp@contoh.test>", "<" + mail.Header("To")!.Trim('<', '>') + ">");
        Assert.Contains("camat@selemadeg.test", mail.Header("Reply-To"), StringComparison.Ordinal);
        Assert.Equal("auto-generated", mail.Header("Auto-Submitted"));
        Assert.Equal($"<{id}>", mail.Header("Message-ID"));
        Assert.EndsWith("@selemadeg.test", id, StringComparison.Ordinal);
        var file = Assert.Single(mail.Files);
        Assert.Equal(("Tanda terima STM-2026-000001.pdf", "application/pdf"), (file.Name, file.MimeType));
        Assert.Equal(paper, file.Bytes);

        // Lines no longer than mail allows (RFC 5322 section 2.1.1), ASCII alone, and no part that a reader would fetch or run.
        var raw = Encoding.Latin1.GetString(mail.Raw);
        Assert.All(raw.Split("\r\n"), line => Assert.InRange(line.Length, 0, 78));
        Assert.All(raw, letter => Assert.InRange(letter, '\t', '~'));
        Assert.DoesNotContain("html", raw, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task TheTechnicalLog_TellsTheWay_AndNobodysAddressOrWords()
    {
        var wired = post.Wire();
        await wired.SendAsync("budi@contoh.test", new MailOut("Perihal rahasia", "Isi rahasia."), 41);
        await wired.SendAsync("gone@contoh.test", new MailOut("Perihal rahasia", "Isi rahasia."), 42);

        Assert.Equal(
            ["""out:41 SMTP 250 {"to":"…16","subject":"…15","bytes":""", """out:42 SMTP 550 {"to":"…16","subject":"…15","bytes":"""],
            wired.Log.Stored.Split('\n').Select(line => line[..(line.IndexOf("\"bytes\":", StringComparison.Ordinal) + 8)]));
        Assert.Contains("\"tls\":\"Tls1", wired.Log.Stored, StringComparison.Ordinal);
        Assert.Contains("""{"step":"Recipient","tls":"Tls13","error_code":"550 5.1.1","said":"…""", wired.Log.Stored, StringComparison.Ordinal);
        foreach (var secret in (string[])["contoh.test", "rahasia", MailServer.User, "sandi"])
        {
            Assert.DoesNotContain(secret, wired.Log.Stored, StringComparison.Ordinal);
            Assert.DoesNotContain(secret, wired.Lines.Text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task WhatTheServerRefuses_IsTriedAgainOrNot_AsItSays()
    {
        var wired = post.Wire();

        Assert.Equal(new TryLater("450 4.2.1"), await wired.SendAsync("busy-1@contoh.test"));
        Assert.IsType<Accepted>(await wired.SendAsync("busy-1@contoh.test"));
        Assert.Equal(new TryLater("552 5.2.2"), await wired.SendAsync("full@contoh.test"));
        Assert.True(Assert.IsType<Refused>(await wired.SendAsync("gone@contoh.test")) is { Code: "550 5.1.1", AddressUnreachable: true });
        Assert.True(Assert.IsType<Refused>(await wired.SendAsync("policy@contoh.test")) is { Code: "550 5.7.1", AddressUnreachable: false });
        Assert.True(Assert.IsType<Refused>(await wired.SendAsync("spam@contoh.test")) is { Code: "554 5.7.1", AddressUnreachable: false });
        Assert.Empty(Server.To("gone@contoh.test"));
        Assert.Empty(wired.Log.Alarms);
        Assert.Equal((1, 3), (wired.Channel.Sent, wired.Channel.Refusals));
    }

    [Fact]
    public async Task AnAnswerThatIsLost_SendsTheSameMailAgain()
    {
        var wired = post.Wire();
        Assert.Equal(new TryLater("network"), await wired.SendAsync("lost@contoh.test"));
        Assert.IsType<Accepted>(await wired.SendAsync("lost@contoh.test"));
        Assert.IsType<Accepted>(await wired.SendAsync("lost@contoh.test", id: 8));

        var mails = await Server.ToAsync("lost@contoh.test", 3);
        Assert.Equal(mails[0].Header("Message-ID"), mails[1].Header("Message-ID"));
        Assert.NotEqual(mails[0].Header("Message-ID"), mails[2].Header("Message-ID"));
    }

    [Fact]
    public async Task ACertificateThatIsNotGood_GetsNoWord()
    {
        // By an authority the system does not know, and by a known one for another name.
        foreach (var change in (Action<EmailOptions>[])[o => o.CaFile = null, o => o.Host = "127.0.0.1"])
        {
            foreach (var security in (EmailSecurity[])[EmailSecurity.StartTls, EmailSecurity.Tls])
            {
                var options = post.Options();
                (options.Security, options.Port) = (security, security == EmailSecurity.Tls ? Server.TlsPort : Server.StartTlsPort);
                change(options);
                var wired = MailPost.Wire(options);
                Assert.Equal(new TryLater("certificate", WholeChannel: true), await wired.SendAsync("never@contoh.test"));
                Assert.Equal("certificate", Assert.Single(wired.Log.Alarms).Code);
            }
        }

        Assert.Empty(Server.To("never@contoh.test"));
    }

    [Fact]
    public async Task AServerWithoutTls_GetsNoWord_UnlessItIsThisMachineAndSaidSo()
    {
        var options = post.Options();
        options.Port = Server.PlainPort;
        var wired = MailPost.Wire(options);
        var heard = Server.Heard("sender", tls: false);
        Assert.Equal(new TryLater("no-tls", WholeChannel: true), await wired.SendAsync("never@contoh.test"));
        Assert.Equal("no-tls", Assert.Single(wired.Log.Alarms).Code);
        Assert.Equal(heard, Server.Heard("sender", tls: false));

        (options.Security, options.UserName, options.Password) = (EmailSecurity.None, null, null);
        Assert.IsType<Accepted>(await MailPost.Wire(options).SendAsync("relay@contoh.test"));
        Assert.False(Assert.Single(await Server.ToAsync("relay@contoh.test")).Tls);
    }

    [Fact]
    public async Task TlsFromTheFirstByte_WorksToo()
    {
        var options = post.Options();
        (options.Security, options.Port) = (EmailSecurity.Tls, Server.TlsPort);
        Assert.IsType<Accepted>(await MailPost.Wire(options).SendAsync("tls@contoh.test"));
        Assert.True(Assert.Single(await Server.ToAsync("tls@contoh.test")) is { Tls: true, User: MailServer.User });
    }

    [Fact]
    public async Task AWrongPassword_StopsTheChannel_AndTheNextGoodMailSettlesIt()
    {
        var options = post.Options();
        options.Password = "salah";
        var wired = MailPost.Wire(options);
        Assert.Equal(new TryLater("sign-in", WholeChannel: true), await wired.SendAsync("nanti@contoh.test"));
        Assert.Equal("sign-in", Assert.Single(wired.Log.Alarms).Code);
        options.Password = MailServer.Password;
        Assert.IsType<Accepted>(await wired.SendAsync("nanti@contoh.test"));
        Assert.Contains((ChannelKind.Email, "sign-in"), wired.Log.Settled);
    }

    [Fact]
    public async Task WordsBeforeTls_AreNotTakenForTheServers()
    {
        // Somebody on the way adds his own answer behind the server's (CVE-2011-0411).
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var far = Task.Run(async () =>
        {
            using var client = await listener.AcceptTcpClientAsync(TestContext.Current.CancellationToken);
            var stream = client.GetStream();
            await stream.WriteAsync("220 mail.test\r\n"u8.ToArray(), TestContext.Current.CancellationToken);
            await ReadLineAsync(stream);
            await stream.WriteAsync("250-mail.test\r\n250 STARTTLS\r\n"u8.ToArray(), TestContext.Current.CancellationToken);
            await ReadLineAsync(stream);
            await stream.WriteAsync("220 go\r\n250 AUTH PLAIN\r\n"u8.ToArray(), TestContext.Current.CancellationToken);
            return await ReadLineAsync(stream);
        }, TestContext.Current.CancellationToken);
        var options = post.Options();
        options.Port = ((IPEndPoint)listener.LocalEndpoint).Port;
        Assert.Equal(new TryLater("no-tls", WholeChannel: true), await MailPost.Wire(options).SendAsync("never@contoh.test"));
        Assert.Equal("", await far);
    }

    [Fact]
    public async Task NothingLeaves_ThatIsNoMailOrHasNoAddress()
    {
        var wired = post.Wire();
        foreach (var address in (string[])["(dihapus)", "a@b.test>\r\nRCPT TO:<x@y.test", "a b@c.test", "@c.test", "a@", "a@b@c.test", "siti@contoh.test\n"])
            Assert.Equal("address", Assert.IsType<Refused>(await wired.SendAsync(address)).Code);
        Assert.Equal("not-for-mail", Assert.IsType<Refused>(await wired.SendAsync("siti@contoh.test", new TextOut("Halo"))).Code);
        Assert.Equal("file-gone", Assert.IsType<Refused>(await wired.SendAsync("siti@contoh.test", new MailOut("a", "b", new FileOut(Guid.NewGuid(), "c.pdf", "application/pdf", null)))).Code);
        Assert.Empty(wired.Log.Exchanges);

        // A subject cannot begin a header of its own, whatever is in it.
        Assert.IsType<Accepted>(await wired.SendAsync("kepala@contoh.test", new MailOut("Halo\r\nBcc: lain@contoh.test\u0000\nX-Lain: 1", "Isi")));
        var mail = Assert.Single(await Server.ToAsync("kepala@contoh.test"));
        Assert.Equal("Halo  Bcc: lain@contoh.test  X-Lain: 1", mail.Subject);
        Assert.Null(mail.Header("Bcc"));
        Assert.Null(mail.Header("X-Lain"));
    }

    private static async Task<string> ReadLineAsync(NetworkStream stream)
    {
        var line = new StringBuilder();
        var letter = new byte[1];
        while (await stream.ReadAsync(letter, TestContext.Current.CancellationToken) == 1 && letter[0] != '\n') line.Append((char)letter[0]);
        return line.ToString().TrimEnd('\r');
    }
}
