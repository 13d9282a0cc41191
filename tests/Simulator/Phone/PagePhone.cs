namespace KtpBot.Simulator.Phone;

/// <summary>The page where a person chats as a citizen; its files travel inside the program.</summary>
internal static class PagePhone
{
    public static void MapPage(this WebApplication app)
    {
        Serve("/", "phone.html", "text/html; charset=utf-8");
        Serve("/phone.css", "phone.css", "text/css; charset=utf-8");
        Serve("/phone.js", "phone.js", "text/javascript; charset=utf-8");
        Serve("/bubbles.js", "bubbles.js", "text/javascript; charset=utf-8");
        Serve("/favicon.svg", "favicon.svg", "image/svg+xml");

        void Serve(string path, string file, string type) => app.MapGet(path, (HttpContext http) =>
        {
            http.Response.Headers.CacheControl = "no-cache";
            return Results.Stream(typeof(PagePhone).Assembly.GetManifestResourceStream($"page/{file}")!, type);
        });
    }
}
