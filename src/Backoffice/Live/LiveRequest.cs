namespace KtpBot.Backoffice.Live;

/// <summary>Requests that an open page makes by itself to stay current: they neither renew a sign-in nor count as another view.</summary>
internal static class LiveRequest
{
    public const string Header = "X-Live";

    public static bool Is(HttpRequest request) => request.Headers.ContainsKey(Header);
}
