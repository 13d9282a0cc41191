using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KtpBot.Backoffice.Pages;

/// <summary>Every refusal and failure that has no page of its own.</summary>
[IgnoreAntiforgeryToken]
internal sealed class ErrorModel : PageModel
{
    public string Heading { get; private set; } = "";

    public string Sentence { get; private set; } = "";

    public void OnGet(int? code) => Show(code);

    public void OnPost(int? code) => Show(code);

    private void Show(int? code)
    {
        var failed = HttpContext.Features.Get<IExceptionHandlerFeature>() is not null;
        (Heading, Sentence) = failed ? Failure : code switch
        {
            StatusCodes.Status400BadRequest => ("Halaman ini sudah kedaluwarsa", "Buka lagi halamannya, lalu ulangi. Yang belum tersimpan perlu diisi kembali."),
            StatusCodes.Status403Forbidden => ("Bukan wewenang peran Anda", "Bagian ini untuk peran lain. Bila Anda memang membutuhkannya, minta admin mengatur peran Anda."),
            StatusCodes.Status404NotFound => ("Tidak ditemukan", "Berkas atau halaman itu tidak ada di kantor ini. Periksa nomornya, atau cari dari daftar berkas."),
            StatusCodes.Status413PayloadTooLarge => ("Berkas terlalu besar", "Pilih berkas yang lebih kecil, lalu coba lagi."),
            _ => Failure,
        };
    }

    private static (string Heading, string Sentence) Failure { get; } =
        ("Ada gangguan di sistem", "Yang Anda kerjakan terakhir belum tersimpan. Coba sekali lagi; bila tetap begini, sampaikan kode bantuan di bawah kepada admin.");
}
