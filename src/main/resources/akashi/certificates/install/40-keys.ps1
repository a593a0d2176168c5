
# ---- Who can read the private key ----

$SERVICE_WORDS = @{
    MANAGEMENT = 'Management Server'; RECORDING = 'Recording Server'; FAILOVER_RECORDING = 'Recording Server|Failover'
    EVENT = 'Event ?Server'; LOG = 'Log Server'; LPR = 'LPR'; MOBILE = 'Mobile Serv'
}
$VENDOR_WORDS = 'XProtect|Milestone|VideoOS|Siemens|Siveillance|Mobotix'

# Key of the certificate: a CNG key or one of an older provider; RSA or elliptic curve.
function Get-PrivateKey($Certificate) {
    $key = [System.Security.Cryptography.X509Certificates.RSACertificateExtensions]::GetRSAPrivateKey($Certificate)
    if ($null -eq $key) {
        $key = [System.Security.Cryptography.X509Certificates.ECDsaCertificateExtensions]::GetECDsaPrivateKey($Certificate)
    }
    return $key
}

# CNG keys and those of older providers lie in different folders.
function Get-KeyFile($Certificate) {
    $key = Get-PrivateKey $Certificate
    if ($null -eq $key) { return $null }
    $name = if ($key -is [System.Security.Cryptography.RSACryptoServiceProvider]) { $key.CspKeyContainerInfo.UniqueKeyContainerName } else { $key.Key.UniqueName }
    foreach ($folder in 'Microsoft\Crypto\Keys', 'Microsoft\Crypto\RSA\MachineKeys', 'Microsoft\Crypto\SystemKeys') {
        $file = Join-Path (Join-Path $env:ProgramData $folder) $name
        if (Test-Path -LiteralPath $file) { return $file }
    }
    return $null
}

function Test-Exportable($Certificate) {
    $key = Get-PrivateKey $Certificate
    if ($null -eq $key) { return $null }
    if ($key -is [System.Security.Cryptography.RSACryptoServiceProvider]) { return $key.CspKeyContainerInfo.Exportable }
    return [bool]([int]$key.Key.ExportPolicy -band [int][System.Security.Cryptography.CngExportPolicies]::AllowExport)
}

# The service control manager's short words first: their names differ between languages of Windows.
function Get-Sid([string]$Account) {
    if ($Account -match '^S-1-[0-9-]+$') { return New-Object System.Security.Principal.SecurityIdentifier($Account) }
    $fixed = switch -Regex ($Account) {
        '^(NT AUTHORITY\\)?Network ?Service$' { 'S-1-5-20' }
        '^(NT AUTHORITY\\)?Local ?Service$' { 'S-1-5-19' }
        '^(NT AUTHORITY\\)?(LocalSystem|SYSTEM)$' { 'S-1-5-18' }
        default { '' }
    }
    if ($fixed) { return New-Object System.Security.Principal.SecurityIdentifier($fixed) }
    $name = $Account -replace '^\.\\', "$env:COMPUTERNAME\"
    return (New-Object System.Security.Principal.NTAccount($name)).Translate([System.Security.Principal.SecurityIdentifier])
}

function Find-Services([string]$Words) {
    if ($null -eq $script:ServicesHere) { $script:ServicesHere = @(Get-CimInstance -ClassName Win32_Service) }
    foreach ($service in $script:ServicesHere) {
        $names = "$($service.Name) $($service.DisplayName)"
        if ($names -match $Words -and "$names $($service.PathName)" -match $VENDOR_WORDS) { $service }
    }
}

# What the slot's services run as here. The inventory's word counts where it was said, or where no service is found.
function Get-SlotAccounts($Use) {
    $accounts = @()
    foreach ($service in @($Use.services)) {
        $here = @(Find-Services $SERVICE_WORDS[$service.role] | ForEach-Object { $_.StartName } | Where-Object { $_ })
        $accounts += $here
        if ($here.Count -eq 0 -or -not $service.assumed) { $accounts += $service.account }
    }
    if ($Use.slot -eq 'SERVER') {
        $accounts += @(Find-Services 'Data Collector' | ForEach-Object { $_.StartName } | Where-Object { $_ })
    }
    return $accounts | Select-Object -Unique
}

function Test-Readable([string]$File, $Sid) {
    $rules = [System.IO.File]::GetAccessControl($File).GetAccessRules($true, $true, [System.Security.Principal.SecurityIdentifier])
    $read = [int][System.Security.AccessControl.FileSystemRights]::ReadData
    # Generic read and generic all, as some providers write them.
    $generic = [int]::MinValue -bor 0x10000000
    $readable = $false
    foreach ($rule in $rules) {
        if (@($Sid.Value, 'S-1-1-0', 'S-1-5-11') -notcontains $rule.IdentityReference.Value) { continue }
        if (([int]$rule.FileSystemRights -band ($read -bor $generic)) -eq 0) { continue }
        if ($rule.AccessControlType -eq 'Deny') { return $false }
        $readable = $true
    }
    return $readable
}

# Everyone who may read the key file, as the file itself says.
function Get-Readers([string]$File) {
    $rules = [System.IO.File]::GetAccessControl($File).GetAccessRules($true, $true, [System.Security.Principal.SecurityIdentifier])
    return $rules | ForEach-Object { $_.IdentityReference } | Select-Object -Unique | Where-Object { Test-Readable $File $_ } | ForEach-Object { $_.Value }
}

# True or false where it was looked at, nothing where it could not be.
function Test-KeyReadable($Certificate, $Use) {
    if (-not $Certificate) { return $null }
    try {
        $file = Get-KeyFile $Certificate
        if (-not $file) { return $null }
        foreach ($account in @(Get-SlotAccounts $Use)) {
            if (-not (Test-Readable $file (Get-Sid $account))) { return $false }
        }
        return $true
    } catch {
        Say "The rights of the private key could not be read: $($_.Exception.Message)" "秘密キーの権限を読み取れませんでした: $($_.Exception.Message)" 'WARN'
        return $null
    }
}

