namespace LenNotify.Mongo.Tests;

public class PublicApiTests
{
    [Fact]
    public void The_public_surface_is_the_approved_one() => Approved.Match(PublicSurface.Of(typeof(MongoNotifications).Assembly), "LenNotify.Mongo");
}
