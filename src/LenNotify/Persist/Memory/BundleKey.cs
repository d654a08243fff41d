namespace LenNotify;

/// <summary>What is unique among one person's open bundles.</summary>
internal readonly record struct BundleKey(Guid TargetId, string JoinKey);
