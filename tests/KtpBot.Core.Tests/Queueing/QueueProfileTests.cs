using KtpBot.Core.Data;
using KtpBot.Core.Offices;
using KtpBot.Core.Queueing;
using KtpBot.Core.Workflow;
using KtpBot.Testing;

namespace KtpBot.Core.Tests.Queueing;

/// <summary>The queue as offices describe it in data.</summary>
public sealed class QueueProfileTests
{
    [Theory]
    [InlineData("queue: { purposes: { rekam: { prefix: a, name: Rekam } } }", "capital letters")]
    [InlineData("queue: { purposes: { a: { prefix: A, name: Rekam }, b: { prefix: A, name: Lain } } }", "Another purpose has this letter")]
    [InlineData("queue: { purposes: { a: { prefix: A, name: Rekam, appointments: meja } } }", "'counters' has no 'meja'")]
    [InlineData("queue: { purposes: { a: { prefix: A, name: Rekam, stages: [Menunggu] } } }", "'Menunggu' is no stage")]
    [InlineData("queue: { counters: { loket-1: { name: Loket 1, purposes: [pos] } } }", "There is no purpose 'pos'")]
    [InlineData("queue: { counters: { loket-1: { name: Loket 1, purposes: [rekam] } } }", "No counter serves 'berkas'")]
    [InlineData("queue: { missed_back: 99 }", "must be 0 to 20")]
    public void Fault_IsNamed(string yaml, string part)
    {
        var faults = new List<DataFault>();

        QueueProfileReader.Read(YamlData.Parse(yaml, "office.yaml", faults)!);

        Assert.Contains(faults, fault => fault.Message.Contains(part, StringComparison.Ordinal));
    }

    [Fact]
    public void SelemadegTimur_GivesNumbersInConversations_AndItsStepIsDecidedAtTheCounter()
    {
        var folder = RepositoryRoot.File("dialogs");
        var office = OfficeFile.Load(folder, "selemadeg-timur").Office!;
        var procedures = ProcedureBook.Load(folder).Book;

        Assert.True(office.Queue.Chat);
        Assert.Equal(("panggil", "hadir"), (office.Queue.Arrives!.Step, office.Queue.Arrives.Outcome));
        Assert.Equal(["loket-1", "loket-2"], office.Queue.Counters.Select(c => c.Id));
        Assert.Null(QueueProfileReader.Problem(office.Queue, [procedures.Newest("selemadeg-timur-ktp-el")!]));
        Assert.Contains("panggil", QueueProfileReader.Problem(office.Queue, [procedures.Newest("takeran-surat-pengantar")!])!, StringComparison.Ordinal);
    }
}
