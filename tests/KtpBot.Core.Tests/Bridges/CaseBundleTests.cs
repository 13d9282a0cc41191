using System.IO.Compression;
using KtpBot.Core.Bridges;
using KtpBot.Core.Cases;
using KtpBot.Core.Documents;
using KtpBot.Core.Imaging;
using KtpBot.Core.Storage;
using KtpBot.Core.Tests.Cases;
using KtpBot.Testing;
using KtpBot.Testing.Databases;
using KtpBot.Testing.Pictures;
using Microsoft.EntityFrameworkCore;

namespace KtpBot.Core.Tests.Bridges;

/// <summary>The sheet and the bundle of a case: right values in the other screen's order, right bytes under names that tell nothing of the person.</summary>
public sealed class CaseBundleTests
{
    private static readonly BridgeSystem Plavon = BridgeBook.Load(RepositoryRoot.File("dialogs")).Book.Find("plavon")!;

    [Theory]
    [DatabaseData]
    public async Task TheBundle_HoldsWhatIsStored_InOrder_AndMakesOnlyHeavyPhotosSmaller(StorageProvider provider)
    {
        await using var house = await DeskHouse.OpenAsync(provider);
        var (letter, card, heavy) = (DrawnPictures.DocumentJpeg(1200, 900), DrawnPictures.DocumentPng(800, 600), DrawnPictures.DocumentJpeg(4000, 3000, quality: 97));
        Assert.True(heavy.Length > Plavon.Uploads!.MostKilobytes * 1024, "The photo is to be too heavy.");
        var submitted = await house.SubmittedAsync("ubah_data", await house.Data.ConversationAsync());
        await ReplaceAsync(house, submitted.CaseId, [("kk", letter, "image/jpeg"), ("ktp_lama", card, "image/png"), ("buku_nikah", heavy, "image/jpeg"), ("pas_foto", letter, "image/jpeg")]);
        await using var db = house.Rows();
        await db.CaseDocuments.Where(d => d.Requirement == "kk").OrderBy(d => d.Id).Take(1).ExecuteUpdateAsync(set => set.SetProperty(d => d.State, CaseDocumentState.Accepted));

        var parts = await CaseBundle.PartsAsync(db, submitted.CaseId, Plavon.Uploads, CancellationToken.None);
        using var sent = new MemoryStream();
        await using (var forward = new ForwardOnly(sent))
            await CaseBundle.WriteAsync(forward, parts, house.Store, Plavon.Uploads, new DateTimeOffset(house.Clock.Now), CancellationToken.None);

        using var zip = new ZipArchive(new MemoryStream(sent.ToArray()));
        Assert.Equal(["01_KTP.png", "02_KK.jpg", "03_BUKU-NIKAH.jpg"], zip.Entries.Select(e => e.FullName));
        Assert.Equal(card, Read(zip, "01_KTP.png"));
        Assert.Equal(letter, Read(zip, "02_KK.jpg"));
        var light = Read(zip, "03_BUKU-NIKAH.jpg");
        Assert.InRange(light.Length, 1, Plavon.Uploads.MostKilobytes * 1024);
        Assert.Equal((true, false), (parts[2].IsShrunk, parts[1].IsShrunk));
        var inspected = Assert.IsType<InspectionResult.Accepted>(ImageInspector.Inspect(light));
        Assert.True(Math.Max(inspected.Width, inspected.Height) >= 1280, "The small print must stay readable.");
    }

    [Theory]
    [DatabaseData]
    public async Task WhatIsSentBackReplacedOrDestroyed_IsLeftOut(StorageProvider provider)
    {
        await using var house = await DeskHouse.OpenAsync(provider);
        var citizen = await house.Data.ConversationAsync();
        var submitted = await house.SubmittedAsync("hilang", citizen);
        var photo = DrawnPictures.DocumentJpeg(900, 700);
        await ReplaceAsync(house, submitted.CaseId, [("kk", photo, "image/jpeg"), ("surat_hilang", photo, "image/jpeg")]);
        await house.DecideAsync(submitted.CaseId, DeskHouse.Petugas, "periksa-berkas", "kembalikan", new DecisionReason("buram", "kk"));
        await using var db = house.Rows();

        var left = await CaseBundle.PartsAsync(db, submitted.CaseId, Plavon.Uploads!, CancellationToken.None);
        Assert.Equal(["01_SURAT-HILANG.jpg"], left.Select(p => p.Name));
        await house.Store.EraseAsync(left[0].FileId, CancellationToken.None);
        using var sent = new MemoryStream();
        await CaseBundle.WriteAsync(sent, left, house.Store, Plavon.Uploads!, new DateTimeOffset(house.Clock.Now), CancellationToken.None);
        Assert.Empty(new ZipArchive(new MemoryStream(sent.ToArray())).Entries);
        await db.StoredFiles.ExecuteUpdateAsync(set => set.SetProperty(f => f.ErasedAt, house.Clock.Now));
        Assert.Empty(await CaseBundle.PartsAsync(db, submitted.CaseId, Plavon.Uploads!, CancellationToken.None));
    }

    [Theory]
    [DatabaseData]
    public async Task TheSheet_ShowsEveryElementInPlavonsOrder_AsItIsTypedThere(StorageProvider provider)
    {
        await using var house = await DeskHouse.OpenAsync(provider);
        var application = house.Application("ubah_data", await house.Data.ConversationAsync(), nik: "3515174108900007") with { Details = new Dictionary<string, string> { ["berubah"] = "kawin" } };
        var done = await house.DoAsync(application);
        await using var db = house.Rows();
        var file = await db.Cases.SingleAsync(c => c.Id == done.CaseId);
        var person = await db.People.SingleAsync(p => p.Id == file.PersonId);

        var before = EntrySheet.Read(Plavon, file, person, house.Office, house.Texts);
        (person.BirthPlace, person.BirthDate, person.RtRw, person.Kk) = ("SIDOARJO", "1990-08-01", "003/001", null);
        var after = EntrySheet.Read(Plavon, file, person, house.Office, house.Texts);

        Assert.Equal(Plavon.Fields.Where(f => f.Services.Count == 0 || f.Services.Contains("ubah_data")).Select(f => f.Label), before.Select(l => l.Label));
        Assert.Equal("3515174108900007", Of(before, "NIK").Value);
        Assert.Equal("081234567890", Of(before, "Nomor HP").Value);
        Assert.Equal(("SITI RAHAYU", "KWANGSAN"), (Of(before, "Nama lengkap").Value, Of(before, "Desa/Kelurahan").Value));
        Assert.Equal("status menjadi menikah", Of(before, "Data yang berubah").Value);
        Assert.Equal(("", false), (Of(before, "Tanggal lahir").Value, Of(before, "Tanggal lahir").IsMissing));
        Assert.Equal(("01-08-1990", "003", "001"), (Of(after, "Tanggal lahir").Value, Of(after, "RT").Value, Of(after, "RW").Value));
        Assert.True(Of(after, "Nomor KK").IsMissing);
        Assert.DoesNotContain(after, l => l.Label == "Alasan");
    }

    private static SheetLine Of(IReadOnlyList<SheetLine> lines, string label) => lines.Single(l => l.Label == label);

    private static async Task ReplaceAsync(DeskHouse house, long caseId, (string Requirement, byte[] Bytes, string MimeType)[] files)
    {
        await using var db = house.Rows();
        await db.CaseDocuments.Where(d => d.CaseId == caseId).ExecuteDeleteAsync();
        foreach (var (requirement, bytes, mimeType) in files)
        {
            var row = await house.Store.KeepAsync(db.OfficeId, mimeType, bytes, house.Clock.Now, new FileFacts(), CancellationToken.None);
            db.Add(row);
            db.Add(new CaseDocument { OfficeId = db.OfficeId, CaseId = caseId, Requirement = requirement, FileId = row.Id, State = CaseDocumentState.Received, ReceivedAt = house.Clock.Now });
        }

        await db.SaveChangesAsync();
    }

    private static byte[] Read(ZipArchive zip, string name)
    {
        using var bytes = new MemoryStream();
        using var entry = zip.GetEntry(name)!.Open();
        entry.CopyTo(bytes);
        return bytes.ToArray();
    }

    /// <summary>A network takes bytes in order and gives none back.</summary>
    private sealed class ForwardOnly(Stream to) : Stream
    {
        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override void Flush() => throw new InvalidOperationException("The server forbids waiting for the network.");

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new InvalidOperationException("The server forbids waiting for the network.");

        public override Task FlushAsync(CancellationToken cancellationToken) => to.FlushAsync(cancellationToken);

        public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => to.WriteAsync(buffer, offset, count, cancellationToken);

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) => to.WriteAsync(buffer, cancellationToken);
    }
}
