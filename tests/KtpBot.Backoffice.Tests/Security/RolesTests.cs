using System.Net;
using KtpBot.Backoffice.Security;
using KtpBot.Backoffice.Tests.Data;
using KtpBot.Backoffice.Tests.Hosting;

namespace KtpBot.Backoffice.Tests.Security;

/// <summary>Every folder of pages, and every role that may not open it.</summary>
public sealed class RolesTests : IAsyncLifetime
{
    private RunningBackoffice _office = null!;

    public async ValueTask InitializeAsync() => _office = await RunningBackoffice.StartAsync();

    public ValueTask DisposeAsync() => _office.DisposeAsync();

    public static TheoryData<string, string> Folders => new()
    {
        { AccessPolicy.Cases, "/berkas" },
        { AccessPolicy.Cases, "/langsung/berkas" },
        { AccessPolicy.Cases, "/rekam-status" },
        { AccessPolicy.Cases, "/blangko" },
        { AccessPolicy.Cases, "/antrean" },
        { AccessPolicy.Cases, "/antrean/ambil" },
        { AccessPolicy.Cases, "/langsung/antrean" },
        { AccessPolicy.Chat, "/percakapan" },
        { AccessPolicy.Chat, "/langsung/percakapan" },
        { AccessPolicy.Channels, "/kanal" },
        { AccessPolicy.Channels, "/kanal/WhatsApp/gagal?sebab=131026" },
        { AccessPolicy.Channels, "/langsung/kanal" },
        { AccessPolicy.Channels, "/langsung/gangguan" },
        { AccessPolicy.Registers, "/buku/penyerahan" },
        { AccessPolicy.Registers, "/buku/surat" },
        { AccessPolicy.Registers, "/buku/rekap" },
        { AccessPolicy.Registers, "/buku/unduh/penyerahan?handler=Xlsx" },
        { AccessPolicy.Complaints, "/keluhan" },
        { AccessPolicy.Surveys, "/survei" },
        { AccessPolicy.Surveys, "/survei?handler=Csv" },
        { AccessPolicy.Admin, "/kelola/petugas" },
        { AccessPolicy.Admin, "/kelola/stasiun" },
    };

    [Theory]
    [MemberData(nameof(Folders))]
    public async Task Folder_OpensForItsRoles_AndForNoOther(string policy, string path)
    {
        var may = AccessPolicy.Folders[policy];
        foreach (var role in StaffRoles.All)
        {
            using var browser = await _office.SignedInAsync(role);

            var answer = await browser.GetAsync(path);

            Assert.True(answer.StatusCode == (may.Contains(role) ? HttpStatusCode.OK : HttpStatusCode.Forbidden), $"{role} at {path}: {answer.StatusCode}");
        }
    }

    [Fact]
    public async Task NewApplication_IsForTheServiceDeskAlone()
    {
        foreach (var role in StaffRoles.All.Except([StaffRoles.Petugas]))
        {
            using var browser = await _office.SignedInAsync(role);
            Assert.Equal(HttpStatusCode.Forbidden, (await browser.GetAsync("/berkas/baru")).StatusCode);
        }
    }

    [Fact]
    public async Task Documents_AreClosedToAnAdminWithoutAnotherRole()
    {
        var seeded = await new CaseSeed(_office).SubmittedAsync();
        using var browser = await _office.SignedInAsync(StaffRoles.Admin);

        Assert.Equal(HttpStatusCode.Forbidden, (await browser.GetAsync(seeded.Path)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await browser.GetAsync(seeded.Path + "/dokumen/1")).StatusCode);
    }
}
