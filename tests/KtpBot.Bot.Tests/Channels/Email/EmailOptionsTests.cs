using KtpBot.Bot.Channels.Email;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace KtpBot.Bot.Tests.Channels.Email;

public sealed class EmailOptionsTests
{
    public static TheoryData<string, string?, string> Wrong => new()
    {
        { "From", null, "Isi Channels__Email__From." },
        { "From", "kantor", "Channels__Email__From bukan alamat e-mail" },
        { "From", "a@b.test\r\nBcc: c@d.test", "Channels__Email__From bukan alamat e-mail" },
        { "ReplyTo", "kantor", "Channels__Email__ReplyTo" },
        { "Host", "smtps://smtp.desa.id:465", "Channels__Email__Host" },
        { "Port", "70000", "Channels__Email__Port" },
        { "Password", "x", "Channels__Email__UserName" },
        { "Security", "None", "hanya untuk server di komputer ini sendiri" },
        { "Security", "Ssl", "StartTls, Tls atau None" },
        { "MessagesPerSecond", "0", "Channels__Email__MessagesPerSecond" },
        { "CaFile", "/tidak/ada.pem", "Channels__Email__CaFile" },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void AWrongSetting_StopsTheStart_WithASentence(string name, string? value, string sentence)
    {
        var settings = new Dictionary<string, string?> { ["Channels:Email:Host"] = "smtp.desa.id", ["Channels:Email:From"] = "ktp@desa.id", ["Channels:Email:" + name] = value };
        var error = Assert.Throws<InvalidOperationException>(() => new ServiceCollection().AddEmail(new ConfigurationBuilder().AddInMemoryCollection(settings).Build()));
        Assert.Contains(sentence, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ThePort_IsTheUsualOne()
    {
        Assert.Equal(587, new EmailOptions().PortOrUsual);
        Assert.Equal(465, new EmailOptions { Security = EmailSecurity.Tls }.PortOrUsual);
        Assert.Null(new EmailOptions { Host = "127.0.0.1", Security = EmailSecurity.None, From = "ktp@desa.id", Port = 25 }.Problem());
    }
}
