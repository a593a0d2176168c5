# ---- Rights on the private key ----

function Grant-Key($Bundle, $Own) {
    $certificate = Find-Own $Own.thumbprint
    if (-not $certificate) { return }
    $file = Get-KeyFile $certificate
    if (-not $file) {
        Find-Fault "The key file of $($Own.file) was not found; use Manage Private Keys by hand." "$($Own.file) のキーファイルが見つかりません。「秘密キーの管理」で手動で設定してください。"
        return
    }
    $uses = @($Bundle.slots | Where-Object { @($Own.slots) -contains $_.slot })
    foreach ($account in @($uses | ForEach-Object { Get-SlotAccounts $_ } | Select-Object -Unique)) {
        try { $sid = Get-Sid $account } catch {
            Find-Fault "The account $account is not known here." "アカウント $account が見つかりません。"
            continue
        }
        if (Test-Readable $file $sid) {
            Say "${account}: can read the key" "${account}: キーを読み取れます"
        } elseif (May $file "Grant read to $account") {
            Grant-Read $file $sid
            Add-Journal @{ what = 'READ_GRANTED'; thumbprint = $Own.thumbprint; sid = $sid.Value }
            # Read back: a policy or a guard program may have put the old rights back.
            if (Test-Readable $file $sid) { Say "${account}: may read the key now" "${account}: キーの読み取りを許可しました" }
            else { Find-Fault "${account}: still cannot read the key" "${account}: まだキーを読み取れません" }
        }
    }
}

function Grant-Read([string]$File, $Sid) {
    $access = [System.IO.File]::GetAccessControl($File)
    $access.AddAccessRule((New-Object System.Security.AccessControl.FileSystemAccessRule($Sid, 'Read', 'Allow')))
    [System.IO.File]::SetAccessControl($File, $access)
}

function Revoke-Read([string]$File, $Sid) {
    $access = [System.IO.File]::GetAccessControl($File)
    $null = $access.RemoveAccessRule((New-Object System.Security.AccessControl.FileSystemAccessRule($Sid, 'Read', 'Allow')))
    [System.IO.File]::SetAccessControl($File, $access)
}

