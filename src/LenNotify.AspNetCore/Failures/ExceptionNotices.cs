using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace LenNotify;

/// <summary>Tells operators of errors that nobody handled.</summary>
public static class ExceptionNotices
{
    /// <summary>
    /// Tells <see cref="NotificationOptions.Operators"/> of what comes through here unhandled, as <c>SYSTEM_ERROR</c>: the type,
    /// the top of the stack, the correlation id, and nothing of the message, which may hold anything. Once in 15
    /// minutes for each type, and of all nodes together once in a quarter of the clock's hour. The error goes on as it came.
    /// </summary>
    public static IApplicationBuilder UseNotificationsOnException(this IApplicationBuilder app)
    {
        ArgumentNullException.ThrowIfNull(app);
        var services = app.ApplicationServices;
        var operators = services.GetRequiredService<IOptions<NotificationOptions>>().Value.Operators
            ?? throw new InvalidOperationException("Nothing says who the operators are. Set Operators in AddNotifications(o => ...), or Notifications:Operators in the configuration.");
        var reporter = ActivatorUtilities.CreateInstance<ExceptionReporter>(services, operators);
        return app.Use(next => async context =>
        {
            try
            {
                await next(context).ConfigureAwait(false);
            }
            catch (Exception error) when (!context.RequestAborted.IsCancellationRequested)
            {
                reporter.Report(error, System.Diagnostics.Activity.Current?.TraceId.ToString() ?? context.TraceIdentifier);
                throw;
            }
        });
    }
}
