using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace LenNotify;

/// <summary>Adds the engine <c>handlebars</c> for templates.</summary>
public static class HandlebarsTemplates
{
    /// <summary>Lets templates say <c>"engine": "handlebars"</c>: loops, conditions and partials.</summary>
    public static NotificationsBuilder AddHandlebars(this NotificationsBuilder builder, Action<HandlebarsOptions>? configure = null)
    {
        builder.UseTemplates();
        builder.Services.Configure(configure ?? (_ => { }));
        builder.Services.TryAddEnumerable(ServiceDescriptor.Singleton<ITemplateEngine, HandlebarsEngine>(
            provider => new HandlebarsEngine(provider.GetRequiredService<IOptions<HandlebarsOptions>>().Value)));
        return builder;
    }
}
