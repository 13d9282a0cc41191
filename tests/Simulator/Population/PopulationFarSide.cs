using System.Text.Json;
using KtpBot.Simulator.Faults;
using Microsoft.Extensions.Options;

namespace KtpBot.Simulator.Population;

/// <summary>
/// The population service as its public clients describe it: a question by POST, an answer with one entry in <c>content</c>, refusals in
/// <c>RESPON</c> with status 200.
/// </summary>
internal static class PopulationFarSide
{
    private static readonly string[] Worded = ["NAMA_LGKP", "TMPT_LHR", "ALAMAT"];

    public static WebApplicationBuilder AddPopulation(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<PopulationOptions>().BindConfiguration("Simulator:Population");
        builder.Services.AddSingleton<PopulationBook>();
        return builder;
    }

    public static WebApplication MapPopulation(this WebApplication app)
    {
        app.MapPost("/dukcapil/get_json/{customer}/{method}", AnswerAsync);
        app.MapGet("/sim/population", (PopulationBook book) => new { fault = book.Fault, asked = book.Asked, people = book.All });
        app.MapPost("/sim/population/people", (PopulationPerson person, PopulationBook book) =>
        {
            book.Put(person);
            return Results.NoContent();
        });
        app.MapPost("/sim/population/fault", (PopulationFaultRequest wanted, PopulationBook book) =>
        {
            book.Fault = wanted.Kind;
            return Results.NoContent();
        });
        return app;
    }

    private static async Task AnswerAsync(HttpContext http, string method, PopulationBook book, IOptions<PopulationOptions> options, TimeProvider time)
    {
        book.Count();
        switch (book.Fault)
        {
            case PopulationFault.Slow:
                await Silence.KeepAsync(http, time);
                return;
            case PopulationFault.ServerError:
                http.Response.StatusCode = StatusCodes.Status500InternalServerError;
                await http.Response.WriteAsync("<html><body><h1>Internal Server Error</h1></body></html>");
                return;
            case PopulationFault.NotJson:
                http.Response.ContentType = "text/html";
                await http.Response.WriteAsync("<html><body>Layanan sedang dalam pemeliharaan</body></html>");
                return;
            case PopulationFault.Endless:
                await EndlessAsync(http);
                return;
            case PopulationFault.NotAllowed:
                await SayAsync(http, "IP Address Tidak Sesuai");
                return;
            case PopulationFault.Quota:
                await SayAsync(http, "Kuota Akses Hari ini telah Habis");
                return;
            case PopulationFault.None:
                break;
        }

        var question = await QuestionAsync(http);
        if (question is null)
        {
            http.Response.StatusCode = StatusCodes.Status400BadRequest;
            return;
        }

        if (question.GetValueOrDefault("user_id") != options.Value.UserId || question.GetValueOrDefault("password") != options.Value.Password) await SayAsync(http, "Login Gagal");
        else if (book.Find(question.GetValueOrDefault("nik") ?? "") is not { } person) await SayAsync(http, "Data Tidak Ditemukan");
        else if (person.Inactive) await SayAsync(http, "Data Ditemukan, Status Non Aktif, Silahkan Hubungi Dinas Dukcapil", "14");
        else if (method.Equals("CALL_VERIFY_BY_ELEMEN", StringComparison.OrdinalIgnoreCase)) await EntryAsync(http, Judged(person, question));
        else await EntryAsync(http, person.Fields.Append(KeyValuePair.Create("NIK", person.Nik)).ToDictionary());
    }

    /// <summary>Each element that was sent, judged: names and addresses with their likeness.</summary>
    private static Dictionary<string, string> Judged(PopulationPerson person, Dictionary<string, string> question)
    {
        var judged = new Dictionary<string, string> { ["NIK"] = "Sesuai" };
        foreach (var (field, value) in person.Fields)
        {
            if (!question.TryGetValue(field, out var told)) continue;
            var same = Plain(field, told) == Plain(field, value);
            judged[field] = (same ? "Sesuai" : "Tidak Sesuai") + (Worded.Contains(field) ? same ? " (100)" : " (40)" : "");
        }

        return judged;
    }

    // The service wants dates as dd-MM-yyyy and hands them out as yyyy-MM-dd.
    private static string Plain(string field, string value) => field == "TGL_LHR" && value.Split('-') is [{ Length: 2 } day, var month, var year] ? $"{year}-{month}-{day}" : value.Trim().ToUpperInvariant();

    private static async Task<Dictionary<string, string>?> QuestionAsync(HttpContext http)
    {
        try
        {
            var fields = await http.Request.ReadFromJsonAsync<Dictionary<string, string>>(http.RequestAborted);
            return fields is null ? null : new Dictionary<string, string>(fields, StringComparer.OrdinalIgnoreCase);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static Task SayAsync(HttpContext http, string sentence, string? code = null) =>
        EntryAsync(http, code is null ? new Dictionary<string, string> { ["RESPON"] = sentence } : new Dictionary<string, string> { ["RESPONSE_CODE"] = code, ["RESPONSE"] = sentence });

    private static Task EntryAsync(HttpContext http, Dictionary<string, string> entry) => http.Response.WriteAsync(
        JsonSerializer.Serialize(new { content = new[] { entry }, lastPage = true, numberOfElements = 1, sort = (string?)null, totalElements = 1, firstPage = true, number = 0, size = 1 }),
        http.RequestAborted);

    private static async Task EndlessAsync(HttpContext http)
    {
        http.Response.ContentType = "application/json";
        var part = new byte[8192];
        Array.Fill(part, (byte)' ');
        while (!http.RequestAborted.IsCancellationRequested) await http.Response.Body.WriteAsync(part, http.RequestAborted);
    }
}

/// <summary>Body of <c>POST /sim/population/fault</c>.</summary>
public sealed record PopulationFaultRequest(PopulationFault Kind);
