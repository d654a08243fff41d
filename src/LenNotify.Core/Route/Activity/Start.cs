namespace LenNotify;

/// <summary>Something of a notification that began, as a cap remembers it.</summary>
/// <param name="At">When, in UTC ticks.</param>
/// <param name="Tag">Whose; see <see cref="CompiledNotification.Tag"/>.</param>
internal readonly record struct Start(long At, long Tag);
