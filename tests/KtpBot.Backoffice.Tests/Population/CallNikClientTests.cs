using KtpBot.Backoffice.Population;
using KtpBot.Core.Population;
using KtpBot.Simulator;
using KtpBot.Simulator.Population;
using KtpBot.Testing.Processes;
using KtpBot.Testing.Time;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace KtpBot.Backoffice.Tests.Population;

/// <summary>The client against the stand-in for the service, over real HTTP.</summary>
public sealed class CallNikClientTests : IAsyncLifetime
{
    private const string Nik = "3515170108900001";
    private readonly HttpClient _http = new() { Timeout = Timeout.InfiniteTimeSpan };
    private readonly ManualTimeProvider _clock = new();
    private WebApplication _farSide = null!;

    private PopulationBook Book => _farSide.Services.GetRequiredService<PopulationBook>();

    public async ValueTask InitializeAsync()
    {
        _farSide = SimulatorHost.Build(["--urls=http://127.0.0.1:0", "--Simulator:WhatsApp:WebhookUrl=", "--Simulator:Telegram:WebhookUrl="]);
        await _farSide.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _farSide.DisposeAsync();
    }

    [Theory]
    [InlineData("none", Nik, PopulationOutcome.Found)]
    [InlineData("none", "3515170101010009", PopulationOutcome.NotFound)]
    [InlineData("none", "3515170101400004", PopulationOutcome.Inactive)]
    [InlineData("not-allowed", Nik, PopulationOutcome.NotAllowed)]
    [InlineData("quota", Nik, PopulationOutcome.QuotaUsed)]
    [InlineData("5xx", Nik, PopulationOutcome.Unreachable)]
    [InlineData("not-json", Nik, PopulationOutcome.Unreadable)]
    [InlineData("endless", Nik, PopulationOutcome.Unreadable)]
    public async Task EveryEnd_IsAnAnswer(string fault, string nik, PopulationOutcome expected)
    {
        using var set = await _http.PostAsync(
            new Uri(_farSide.Urls.First() + "/sim/population/fault"), new StringContent($$"""{"kind":"{{fault}}"}""", System.Text.Encoding.UTF8, "application/json"), TestContext.Current.CancellationToken);
        Assert.True(set.IsSuccessStatusCode);

        var answer = await Client().AskAsync(nik, PopulationRecord.Of([]), TestContext.Current.CancellationToken);

        Assert.Equal(expected, answer.Outcome);
        Assert.Equal(expected == PopulationOutcome.Found ? "SITI CONTOH AMINAH" : null, answer.Record?[PopulationElement.Name]);
    }

    [Fact]
    public async Task AFoundPerson_ComesWithTheElementsOfTheService()
    {
        var record = (await Client().AskAsync(Nik, PopulationRecord.Of([]), TestContext.Current.CancellationToken)).Record!;

        Assert.Equal(
            (Nik, "3515170101100017", "1990-08-01", "003/001", "KWANGSAN", "SIDOARJO", "SUDAH REKAM"),
            (record[PopulationElement.Nik], record[PopulationElement.Kk], record[PopulationElement.BirthDate], record[PopulationElement.RtRw], record[PopulationElement.Village], record[PopulationElement.Regency], record[PopulationElement.CardStatus]));
    }

    [Fact]
    public async Task ASilentService_IsLeftAfterTheTimeSet()
    {
        Book.Fault = PopulationFault.Slow;
        var asking = Client().AskAsync(Nik, PopulationRecord.Of([]), TestContext.Current.CancellationToken);
        await Eventually.IsTrueAsync(() => Book.Asked == 1, "the question to arrive");

        _clock.Advance(TimeSpan.FromSeconds(9));
        Assert.False(asking.IsCompleted);
        _clock.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(PopulationOutcome.TimedOut, (await asking).Outcome);
    }

    [Fact]
    public async Task NobodyThere_AndAWrongPassword_AreAnswersToo()
    {
        var away = Client(o => o.Url = $"http://127.0.0.1:{FreePorts.Take()}/dukcapil/get_json/x/CALL_NIK");

        Assert.Equal(PopulationOutcome.Unreachable, (await away.AskAsync(Nik, PopulationRecord.Of([]), TestContext.Current.CancellationToken)).Outcome);
        Assert.Equal(PopulationOutcome.NotAllowed, (await Client(o => o.Password = "salah").AskAsync(Nik, PopulationRecord.Of([]), TestContext.Current.CancellationToken)).Outcome);
        Assert.Equal(PopulationOutcome.Found, (await Client(o => (o.RequestFields, o.IpUser) = ("NIK,USER_ID,PASSWORD,IP_USER", "10.0.0.5")).AskAsync(Nik, PopulationRecord.Of([]), TestContext.Current.CancellationToken)).Outcome);
    }

    [Fact]
    public async Task TheMethodThatOnlyJudges_GetsTheElements_AndItsJudgementsAreGrades()
    {
        var ours = PopulationRecord.Of(
        [
            new(PopulationElement.Nik, Nik), new(PopulationElement.Name, "SITI CONTOH AMINAH"), new(PopulationElement.BirthDate, "1990-08-01"), new(PopulationElement.Address, "JL MELATI 7"), new(PopulationElement.RtRw, "003/001"),
        ]);

        var answer = await Client(o => o.Url = _farSide.Urls.First() + "/dukcapil/get_json/kwangsan/CALL_VERIFY_BY_ELEMEN").AskAsync(Nik, ours, TestContext.Current.CancellationToken);

        Assert.Equal(
            [
                (PopulationElement.Nik, ElementGrade.Same), (PopulationElement.Name, ElementGrade.Same), (PopulationElement.BirthDate, ElementGrade.Same),
                (PopulationElement.Address, ElementGrade.Different), (PopulationElement.RtRw, ElementGrade.Same),
            ],
            PopulationMatch.Compare(ours, answer.Record!).Select(m => (m.Element, m.Grade)));
    }

    [Theory]
    [InlineData("""{"content":[{"RESPON":"Login gagal"}],"lastPage":true}""", PopulationOutcome.NotAllowed)]
    [InlineData("""{"content":[{"RESPON":"User ID Tidak Aktif"}]}""", PopulationOutcome.NotAllowed)]
    [InlineData("""{"content":[{"RESPON":"Data tidak ditemukan"}]}""", PopulationOutcome.NotFound)]
    [InlineData("""{"content":[{"RESPONSE_CODE":"13","RESPONSE":""}]}""", PopulationOutcome.NotFound)]
    [InlineData("""{"content":[{"nik":3515170108900001,"nama_lgkp":"SITI"}]}""", PopulationOutcome.Found)]
    [InlineData("""{"content":[]}""", PopulationOutcome.Unreadable)]
    [InlineData("""[1,2]""", PopulationOutcome.Unreadable)]
    [InlineData("""{"content":[{"RESPON":"xyz"}]}""", PopulationOutcome.Unreadable)]
    public void AnAnswer_IsRead_HoweverItIsSpelled(string json, PopulationOutcome expected) => Assert.Equal(expected, CallNikReader.Read(System.Text.Encoding.UTF8.GetBytes(json)).Outcome);

    [Theory]
    [InlineData("http://10.0.0.1/CALL_NIK", "https")]
    [InlineData("CALL_NIK", "Population__CallNik__Url")]
    [InlineData("https://layanan.example/CALL_NIK", "Password")]
    public void AHalfSetting_StopsTheStart_WithASentence(string url, string word)
    {
        var problem = new CallNikOptions { Url = url, UserId = "x" }.Problem();

        Assert.Contains(word, problem, StringComparison.Ordinal);
        Assert.Null(new CallNikOptions().Problem());
    }

    private CallNikClient Client(Action<CallNikOptions>? change = null)
    {
        var options = new CallNikOptions { Url = _farSide.Urls.First() + "/dukcapil/get_json/kwangsan/CALL_NIK", UserId = "demo-dukcapil", Password = "demo-sandi" };
        change?.Invoke(options);
        Assert.Null(options.Problem());
        return new CallNikClient(_http, options, _clock, NullLogger<CallNikClient>.Instance);
    }
}
