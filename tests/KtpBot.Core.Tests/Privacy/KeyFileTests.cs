using KtpBot.Core.Privacy;
using KtpBot.Testing.Processes;

namespace KtpBot.Core.Tests.Privacy;

public sealed class KeyFileTests
{
    [Fact]
    public void ReadOrCreate_MakesARandomKeyOnce_ForItsUserAlone()
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("keys", "identity.key");

        var made = KeyFile.ReadOrCreate(path);

        Assert.Equal(32, made.Length);
        Assert.Equal(made, KeyFile.ReadOrCreate(path));
        Assert.NotEqual(made, KeyFile.ReadOrCreate(folder.File("keys", "other.key")));
        if (!OperatingSystem.IsWindows()) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path));
    }

    [Fact]
    public void ReadOrCreate_OfABrokenFile_SaysSo_AndLeavesItAlone()
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("identity.key");
        File.WriteAllBytes(path, new byte[31]);

        Assert.Throws<InvalidDataException>(() => KeyFile.ReadOrCreate(path));

        Assert.Equal(31, new FileInfo(path).Length);
    }

    [Fact]
    public void ReadOrCreate_FromManyThreadsAtOnce_AgreesOnOneKey_AndLeavesNoDraft()
    {
        using var folder = new TemporaryFolder();
        for (var round = 0; round < 50; round++)
        {
            var path = folder.File($"{round}", "identity.key");
            var keys = new byte[8][];
            using var start = new Barrier(keys.Length);
            var threads = Enumerable.Range(0, keys.Length).Select(i => new Thread(() =>
            {
                start.SignalAndWait();
                keys[i] = KeyFile.ReadOrCreate(path);
            })).ToList();
            threads.ForEach(t => t.Start());
            threads.ForEach(t => t.Join());

            Assert.All(keys, key => Assert.Equal(keys[0], key));
            Assert.Equal([path, path + ".lock"], Directory.GetFiles(folder.File($"{round}")).Order());
        }
    }
}
