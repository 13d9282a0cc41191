using System.Runtime.InteropServices;

namespace KtpBot.Core.Imaging.Drawing;

/// <summary>The functions of Cairo 1.16 that this room uses (libcairo.so.2, package libcairo2). The interface is C and has no variadic calls.</summary>
internal static unsafe partial class Cairo
{
    public const int FormatArgb32 = 0;
    public const int StatusSuccess = 0;
    public const int StatusWriteError = 11;
    public const int StatusReadError = 10;
    public const int FilterGood = 1;
    public const int LineCapRound = 1;
    public const int LineJoinRound = 1;

    private const string Library = "libcairo.so.2";

    [LibraryImport(Library, EntryPoint = "cairo_image_surface_create")]
    public static partial nint CreateImage(int format, int width, int height);

    [LibraryImport(Library, EntryPoint = "cairo_image_surface_create_from_png_stream")]
    public static partial nint ReadPng(delegate* unmanaged[Cdecl]<nint, byte*, uint, int> read, nint closure);

    [LibraryImport(Library, EntryPoint = "cairo_surface_write_to_png_stream")]
    public static partial int WritePng(nint surface, delegate* unmanaged[Cdecl]<nint, byte*, uint, int> write, nint closure);

    [LibraryImport(Library, EntryPoint = "cairo_pdf_surface_create_for_stream")]
    public static partial nint CreatePdf(delegate* unmanaged[Cdecl]<nint, byte*, uint, int> write, nint closure, double width, double height);

    [LibraryImport(Library, EntryPoint = "cairo_pdf_surface_set_metadata", StringMarshalling = StringMarshalling.Utf8)]
    public static partial void SetPdfMetadata(nint surface, int key, string value);

    [LibraryImport(Library, EntryPoint = "cairo_surface_status")]
    public static partial int SurfaceStatus(nint surface);

    [LibraryImport(Library, EntryPoint = "cairo_surface_flush")]
    public static partial void Flush(nint surface);

    [LibraryImport(Library, EntryPoint = "cairo_surface_mark_dirty")]
    public static partial void MarkDirty(nint surface);

    [LibraryImport(Library, EntryPoint = "cairo_surface_finish")]
    public static partial void Finish(nint surface);

    [LibraryImport(Library, EntryPoint = "cairo_surface_destroy")]
    public static partial void DestroySurface(nint surface);

    [LibraryImport(Library, EntryPoint = "cairo_surface_set_mime_data", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int SetMimeData(
        nint surface, string mimeType, byte* data, CULong length, delegate* unmanaged[Cdecl]<nint, void> destroy, nint closure);

    [LibraryImport(Library, EntryPoint = "cairo_image_surface_get_data")]
    public static partial byte* ImageData(nint surface);

    [LibraryImport(Library, EntryPoint = "cairo_image_surface_get_width")]
    public static partial int ImageWidth(nint surface);

    [LibraryImport(Library, EntryPoint = "cairo_image_surface_get_height")]
    public static partial int ImageHeight(nint surface);

    [LibraryImport(Library, EntryPoint = "cairo_image_surface_get_stride")]
    public static partial int ImageStride(nint surface);

    [LibraryImport(Library, EntryPoint = "cairo_image_surface_get_format")]
    public static partial int ImageFormat(nint surface);

    [LibraryImport(Library, EntryPoint = "cairo_create")]
    public static partial nint CreateContext(nint surface);

    [LibraryImport(Library, EntryPoint = "cairo_destroy")]
    public static partial void DestroyContext(nint context);

    [LibraryImport(Library, EntryPoint = "cairo_status")]
    public static partial int ContextStatus(nint context);

    [LibraryImport(Library, EntryPoint = "cairo_save")]
    public static partial void Save(nint context);

    [LibraryImport(Library, EntryPoint = "cairo_restore")]
    public static partial void Restore(nint context);

    [LibraryImport(Library, EntryPoint = "cairo_scale")]
    public static partial void Scale(nint context, double x, double y);

    [LibraryImport(Library, EntryPoint = "cairo_translate")]
    public static partial void Translate(nint context, double x, double y);

    [LibraryImport(Library, EntryPoint = "cairo_rotate")]
    public static partial void Rotate(nint context, double radians);

    [LibraryImport(Library, EntryPoint = "cairo_set_source_rgba")]
    public static partial void SetColour(nint context, double red, double green, double blue, double alpha);

    [LibraryImport(Library, EntryPoint = "cairo_set_source_surface")]
    public static partial void SetSurface(nint context, nint surface, double x, double y);

    [LibraryImport(Library, EntryPoint = "cairo_set_source")]
    public static partial void SetPattern(nint context, nint pattern);

    [LibraryImport(Library, EntryPoint = "cairo_get_source")]
    public static partial nint GetPattern(nint context);

    [LibraryImport(Library, EntryPoint = "cairo_pattern_set_filter")]
    public static partial void SetFilter(nint pattern, int filter);

    [LibraryImport(Library, EntryPoint = "cairo_pattern_create_linear")]
    public static partial nint CreateGradient(double x0, double y0, double x1, double y1);

    [LibraryImport(Library, EntryPoint = "cairo_pattern_add_color_stop_rgba")]
    public static partial void AddStop(nint pattern, double offset, double red, double green, double blue, double alpha);

    [LibraryImport(Library, EntryPoint = "cairo_pattern_destroy")]
    public static partial void DestroyPattern(nint pattern);

    [LibraryImport(Library, EntryPoint = "cairo_set_line_width")]
    public static partial void SetLineWidth(nint context, double width);

    [LibraryImport(Library, EntryPoint = "cairo_set_line_cap")]
    public static partial void SetLineCap(nint context, int cap);

    [LibraryImport(Library, EntryPoint = "cairo_set_line_join")]
    public static partial void SetLineJoin(nint context, int join);

    [LibraryImport(Library, EntryPoint = "cairo_new_path")]
    public static partial void NewPath(nint context);

    [LibraryImport(Library, EntryPoint = "cairo_new_sub_path")]
    public static partial void NewSubPath(nint context);

    [LibraryImport(Library, EntryPoint = "cairo_close_path")]
    public static partial void ClosePath(nint context);

    [LibraryImport(Library, EntryPoint = "cairo_move_to")]
    public static partial void MoveTo(nint context, double x, double y);

    [LibraryImport(Library, EntryPoint = "cairo_line_to")]
    public static partial void LineTo(nint context, double x, double y);

    [LibraryImport(Library, EntryPoint = "cairo_curve_to")]
    public static partial void CurveTo(nint context, double x1, double y1, double x2, double y2, double x3, double y3);

    [LibraryImport(Library, EntryPoint = "cairo_arc")]
    public static partial void Arc(nint context, double x, double y, double radius, double from, double to);

    [LibraryImport(Library, EntryPoint = "cairo_rectangle")]
    public static partial void Rectangle(nint context, double x, double y, double width, double height);

    [LibraryImport(Library, EntryPoint = "cairo_fill")]
    public static partial void Fill(nint context);

    [LibraryImport(Library, EntryPoint = "cairo_stroke")]
    public static partial void Stroke(nint context);

    [LibraryImport(Library, EntryPoint = "cairo_clip")]
    public static partial void Clip(nint context);

    [LibraryImport(Library, EntryPoint = "cairo_paint")]
    public static partial void Paint(nint context);

    [LibraryImport(Library, EntryPoint = "cairo_show_page")]
    public static partial void ShowPage(nint context);

    [LibraryImport(Library, EntryPoint = "cairo_select_font_face", StringMarshalling = StringMarshalling.Utf8)]
    public static partial void SelectFont(nint context, string family, int slant, int weight);

    [LibraryImport(Library, EntryPoint = "cairo_set_font_size")]
    public static partial void SetFontSize(nint context, double size);

    [LibraryImport(Library, EntryPoint = "cairo_show_text", StringMarshalling = StringMarshalling.Utf8)]
    public static partial void ShowText(nint context, string text);

    [LibraryImport(Library, EntryPoint = "cairo_text_extents", StringMarshalling = StringMarshalling.Utf8)]
    public static partial void MeasureText(nint context, string text, out TextExtents extents);

    [StructLayout(LayoutKind.Sequential)]
    public struct TextExtents
    {
        public double BearingX;
        public double BearingY;
        public double Width;
        public double Height;
        public double AdvanceX;
        public double AdvanceY;
    }
}
