namespace LenNotify.Packages.Tests;

/// <summary>Packs once, for all tests of a class, what was built together with these tests.</summary>
public sealed class PackedCheckout : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public PackedCheckout() => Command.Dotnet(
        ["pack", "LenNotify.sln", "--no-build", "--configuration", Repository.Configuration, "--output", _folder.Path],
        Repository.Root);

    internal PackedPackage this[string name] => new(_folder.Path, name);

    public void Dispose() => _folder.Dispose();
}
