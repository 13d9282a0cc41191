using KtpBot.Bot.Channels.Email;
using KtpBot.Bot.Tests.Delivery;
using KtpBot.Core.Messaging;
using KtpBot.Core.Storage;
using KtpBot.Testing.Databases;
using KtpBot.Testing.Time;
using Microsoft.EntityFrameworkCore;

namespace KtpBot.Bot.Tests.Channels.Email;

/// <summary>Rows of mailboxes through the pump to a real mail server.</summary>
public sealed class MailDeliveryTests(MailPost post) : IClassFixture<MailPost>
{
    private static readonly MailOut Mail = new("Permohonan STM-2026-000001 siap diambil", "KTP-el siap diambil.");

    [Theory, DatabaseData]
    public async Task TemporaryErrors_AreTriedAgain_PermanentOnesAreNot_AndTheRowsTellWhy(StorageProvider provider)
    {
        var wired = post.Wire();
        var name = provider.ToString().ToLowerInvariant();
        await using var room = await DeliveryRoom.CreateAsync(provider, mail: wired.Channel);
        await room.QueueAsync($"busy-2@{name}.test", Mail);
        await room.QueueAsync($"gone@{name}.test", Mail);
        await room.StartAsync();

        await room.RowIs(row => row.Attempts == 1, "the first try met a busy mailbox");
        await Eventually.IsTrueAsync(
            async () =>
            {
                await room.PassAsync(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1));
                return (await room.RowsAsync())[0].State == DeliveryState.Sent;
            },
            "the third try is taken");
        var (busy, gone) = ((await room.RowsAsync())[0], (await room.RowsAsync())[1]);
        Assert.Equal((3, null), (busy.Attempts, busy.ErrorCode));
        Assert.Equal($"<{busy.ExternalId}>", Assert.Single(await post.Server.ToAsync($"busy-2@{name}.test")).Header("Message-ID"));
        Assert.Equal((DeliveryState.Failed, 1, "550 5.1.1"), (gone.State, gone.Attempts, gone.ErrorCode));
        Assert.Equal("Alamat e-mail ini tidak ada atau tidak dapat menerima surat. Hubungi warga lewat cara lain.", gone.Error);
        await using var db = room.Storage.Open();
        Assert.True((await db.Conversations.SingleAsync(c => c.Id == gone.ConversationId, TestContext.Current.CancellationToken)).Unreachable);
    }

    [Fact]
    public async Task ACrashBetweenSendAndRecord_SendsTheSameMailOnceMore()
    {
        var cut = new CutChannel(post.Wire().Channel);
        await using var room = await DeliveryRoom.CreateAsync(StorageProvider.Sqlite, mail: cut);
        await room.QueueAsync("crash@contoh.test", Mail);
        await room.StartAsync();
        await post.Server.ToAsync("crash@contoh.test");
        await cut.Sent.Task;
        Assert.Equal(DeliveryState.Pending, (await room.RowsAsync())[0].State);

        cut.Cuts = false;
        await room.RestartAsync();

        await room.AllAre(DeliveryState.Sent, 1);
        var mails = await post.Server.ToAsync("crash@contoh.test", 2);
        Assert.Equal(2, mails.Count);
        Assert.Equal(mails[0].Header("Message-ID"), mails[1].Header("Message-ID"));
    }

    [Fact]
    public async Task AWrongCertificate_HoldsTheMail_AndCostsItNoAttempt()
    {
        var options = post.Options();
        options.CaFile = null;
        await using var room = await DeliveryRoom.CreateAsync(StorageProvider.Sqlite, mail: MailPost.Wire(options).Channel);
        await room.QueueAsync("waits@contoh.test", Mail);
        await room.QueueAsync("chat", "Halo");
        await room.StartAsync();

        await room.RowIs(row => row.ErrorCode == "certificate", "the mail waits");
        await room.RowsAre(rows => rows[1].State == DeliveryState.Sent, "the chats go on");
        Assert.Equal((DeliveryState.Pending, 0), ((await room.RowsAsync())[0].State, (await room.RowsAsync())[0].Attempts));
        Assert.Equal([ChannelKind.Email], room.Pump.Paused);
    }

    /// <summary>A process that dies when the server has the mail and nothing is written down yet.</summary>
    private sealed class CutChannel(EmailChannel inner) : IChannel
    {
        public TaskCompletionSource Sent { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public bool Cuts { get; set; } = true;

        public ChannelKind Kind => inner.Kind;

        public async Task<SendResult> SendAsync(OutgoingMessage message, CancellationToken cancellationToken)
        {
            var result = await inner.SendAsync(message, cancellationToken);
            if (!Cuts) return result;
            Sent.TrySetResult();
            await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
            return result;
        }

        public Task<FetchResult> FetchAsync(MediaIn media, long maxBytes, CancellationToken cancellationToken) => inner.FetchAsync(media, maxBytes, cancellationToken);
    }
}
