namespace LenNotify.Packages.Tests;

internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("lennotify-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
