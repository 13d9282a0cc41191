namespace KtpBot.Bot.Conversations;

/// <summary>The inbox rows of one turn: one message, or all files of an album, finished together.</summary>
internal static class StoredInbox
{
    /// <summary>
    /// How the turn ends before it began: <see cref="TakenTurn.Repeated"/> when its message, or all its files, had their turn before;
    /// <see cref="TakenTurn.Stale"/> when some had, and it must be planned for the rest. Null when all still wait.
    /// </summary>
    public static TakenTurn? Standing(WriteScope scope, LaneItem item)
    {
        var statements = scope.Statements;
        if (item.Album is not { } album)
        {
            var repeated = item.InboxId is { } stored ? !statements.IsWaiting(stored) : statements.KnowsInbox(item.Message.Channel, item.Message.ExternalId);
            return repeated ? TakenTurn.Repeated : null;
        }

        // Another node may have gathered the same album, or a part of it.
        var gone = album.RemoveAll(file => !statements.IsWaiting(file.InboxId!.Value));
        return album.Count == 0 ? TakenTurn.Repeated : gone > 0 ? TakenTurn.Stale : null;
    }

    /// <summary>False when its turn was already taken.</summary>
    public static bool Finish(MessageStatements statements, LaneItem item, DateTime now, bool isPrivate)
    {
        if (item.Album is not { } album) return statements.FinishInbox(item.InboxId!.Value, null, now, isPrivate);
        var finished = true;
        foreach (var file in album) finished &= statements.FinishInbox(file.InboxId!.Value, file.File!.Row?.Id, now, isPrivate);
        return finished;
    }

    public static void Unfinish(MessageStatements statements, LaneItem item)
    {
        if (item.Album is null) statements.UnfinishInbox(item.InboxId!.Value);
        else foreach (var file in item.Album) statements.UnfinishInbox(file.InboxId!.Value);
    }

    public static void AddFiles(WriteScope scope, LaneItem item)
    {
        if (item.Album is null) return;
        scope.Db.StoredFiles.AddRange(item.Album.Select(file => file.File!.Row).OfType<Core.Documents.StoredFile>());
        scope.Db.SaveChanges();
    }
}
