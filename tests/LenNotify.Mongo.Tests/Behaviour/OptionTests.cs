using LenNotify.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace LenNotify.Mongo.Tests;

public sealed class OptionTests
{
    [Fact]
    public void A_missing_database_is_told_with_the_call_that_mends_it()
    {
        var services = new ServiceCollection();
        services.AddNotifications().UseMongo();
        using var host = services.BuildServiceProvider();

        var store = () => host.GetRequiredService<INotificationStore>();

        store.Should().Throw<InvalidOperationException>().WithMessage("*UseMongo(o => o.ConnectionString*");
    }

    [Theory]
    [InlineData("notifications", "")]
    [InlineData("notifications", "a$b")]
    [InlineData("notifications", "system.users")]
    [InlineData("notifications", "deliveries")]
    [InlineData("nothing_of_ours", "mine")]
    public void A_name_that_the_database_would_not_take_is_refused(string collection, string name)
    {
        var use = () => new ServiceCollection().AddNotifications().UseMongo(options => options.CollectionNames[collection] = name);

        use.Should().Throw<InvalidInputException>().Which.Problems.Should().Contain(problem => problem.Field == "CollectionNames");
    }
}
