using System.Reflection;

namespace LenNotify.Packages.Tests;

public class PublicApiTests
{
    [Theory]
    [MemberData(nameof(Repository.Packages), MemberType = typeof(Repository))]
    public void The_public_surface_is_the_approved_one(string name) =>
        Approved.Match(PublicSurface.Of(Assembly.Load(name)), $"PublicApi/{name}");
}
