using KtpBot.Core.Devices;
using KtpBot.Devices.Drivers.CardPrinter.Ipp;

namespace KtpBot.Devices.Tests.Drivers.CardPrinter.Ipp;

public sealed class PrinterReasonsTests
{
    [Theory]
    [InlineData("media-jam-error", DeviceFailureCode.MediaJam)]
    [InlineData("media-jam", DeviceFailureCode.MediaJam)]
    [InlineData("media-empty-report", DeviceFailureCode.MediaEmpty)]
    [InlineData("media-needed-error", DeviceFailureCode.MediaEmpty)]
    [InlineData("marker-supply-empty-error", DeviceFailureCode.RibbonEmpty)]
    [InlineData("cover-open-warning", DeviceFailureCode.CoverOpen)]
    [InlineData("output-area-full-error", DeviceFailureCode.HopperFull)]
    [InlineData("job-canceled-at-device", DeviceFailureCode.CancelledAtPrinter)]
    [InlineData("paused", DeviceFailureCode.PrinterPaused)]
    public void Translate_KnowsTheKeywordWithAnySeverity(string keyword, DeviceFailureCode code)
    {
        var failure = PrinterReasons.Translate([keyword])!;

        Assert.Equal(code, failure.Code);
        Assert.Equal([keyword], failure.RawReasons);
    }

    [Fact]
    public void Translate_PrefersWhatAPersonCanFixOverWhatThePrinterDid() =>
        Assert.Equal(DeviceFailureCode.MediaJam, PrinterReasons.Translate(["aborted-by-system", "paused", "media-jam-report"])!.Code);

    [Theory]
    [InlineData("marker-supply-low-report")]
    [InlineData("x-vendor-laminator-cold-warning")]
    public void Translate_OfAMereWarningOrAnUnknownWord_IsNoObstacle(string keyword) => Assert.Null(PrinterReasons.Translate([keyword]));

    [Fact]
    public void Keep_DropsNoneAndRepeatsOnly() =>
        Assert.Equal(["x-odd", "media-jam"], PrinterReasons.Keep("none", "x-odd", "media-jam", "x-odd", ""));
}
