namespace LenNotify.Packages.Tests;

public class PublicSurfaceTests
{
    [Fact]
    public void Every_kind_of_member_is_written_as_its_user_would_write_it() =>
        Approved.Match(PublicSurface.Of([typeof(SurfaceSample)]));

    [Fact]
    public void Two_renderings_are_the_same() =>
        PublicSurface.Of(typeof(SurfaceSample).Assembly).Should().Be(PublicSurface.Of(typeof(SurfaceSample).Assembly));
}
