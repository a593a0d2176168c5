#requires -Version 5.1
<#
.SYNOPSIS
  Installs the certificates of this bundle on the computer that they were made for, and reports what it found.
  このパッケージの証明書を、対象のコンピューターにインストールし、結果を報告します。

.DESCRIPTION
  -Import  Imports the CA certificate (Root), intermediates (CA) and the computer's certificate with its private key
           (My, not exportable), and lets the service accounts read the key. Nothing is switched on.
  -Apply   Turns encryption on through the Server Configurator, slot by slot. Services restart.
  -Check   Looks, changes nothing.
  Every run writes a log and a receipt (akashi-receipt_*.json) into -OutputFolder. Upload the receipt to the portal.
  Running it again is safe: what is in place is left alone. -WhatIf says what would be done.

.PARAMETER PasswordFile
  A text file whose first line is the password of the PFX. Without it you are asked. Delete the file afterwards.

.EXAMPLE
  .\install.ps1 -Import
#>
[CmdletBinding(SupportsShouldProcess = $true)]
param(
    [switch]$Import,
    [switch]$Apply,
    [switch]$Check,
    [string]$PasswordFile,
    [string]$ConfiguratorPath,
    [string]$OutputFolder = $PSScriptRoot
)

Set-StrictMode -Version 2
$ErrorActionPreference = 'Stop'
$script:Act = $PSCmdlet
$script:Japanese = (Get-UICulture).Name -like 'ja*'
$script:LogFile = Join-Path $OutputFolder 'akashi-install.log'

# What this script ends with.
$EXIT_OK = 0; $EXIT_FOUND = 1; $EXIT_USAGE = 2; $EXIT_RIGHTS = 5; $EXIT_COMPUTER = 10; $EXIT_BUNDLE = 11
$EXIT_PASSWORD = 12; $EXIT_APPLY = 20

function Say([string]$English, [string]$Japanese, [string]$Level = 'INFO') {
    $text = if ($script:Japanese) { $Japanese } else { $English }
    $line = '{0} {1,-5} {2}' -f (Get-Date).ToString('yyyy-MM-dd HH:mm:ss'), $Level, $text
    if ($Level -eq 'ERROR') { Write-Host $text -ForegroundColor Red }
    elseif ($Level -eq 'WARN') { Write-Host $text -ForegroundColor Yellow }
    else { Write-Host $text }
    if (-not $WhatIfPreference) {
        try { Add-Content -LiteralPath $script:LogFile -Value $line -Encoding UTF8 } catch { Write-Verbose $_ }
    }
}

function Stop-With([int]$Code, [string]$English, [string]$Japanese) {
    Say $English $Japanese 'ERROR'
    exit $Code
}

function May([string]$Target, [string]$Action) { return $script:Act.ShouldProcess($Target, $Action) }

function Read-Bundle {
    $file = Join-Path $PSScriptRoot 'bundle.json'
    if (-not (Test-Path -LiteralPath $file)) {
        Stop-With $EXIT_BUNDLE 'bundle.json is missing. Extract the whole ZIP into one folder.' 'bundle.json がありません。ZIP全体を1つのフォルダーに展開してください。'
    }
    $read = Get-Content -LiteralPath $file -Raw -Encoding UTF8 | ConvertFrom-Json
    if ($read.bundle -ne 'akashi-bundle 1') {
        Stop-With $EXIT_BUNDLE 'This bundle was made for another version of the script.' 'このパッケージは別の版のスクリプト用です。'
    }
    return $read
}

function Confirm-Computer($Bundle) {
    $own = @($env:COMPUTERNAME, [System.Net.Dns]::GetHostName()) | ForEach-Object { $_.Split('.')[0] }
    foreach ($name in $Bundle.names) {
        # Windows cuts the NetBIOS name to 15 characters.
        $label = $name.Split('.')[0]
        $short = $label.Substring(0, [Math]::Min(15, $label.Length))
        if ($own -contains $label -or $own -contains $short) { return }
    }
    Stop-With $EXIT_COMPUTER "This bundle is for $($Bundle.computer), and this computer is $env:COMPUTERNAME. Nothing was done." "このパッケージは $($Bundle.computer) 用ですが、このコンピューターは $env:COMPUTERNAME です。何も実行していません。"
}

function Confirm-Rights {
    $me = New-Object Security.Principal.WindowsPrincipal([Security.Principal.WindowsIdentity]::GetCurrent())
    if (-not $me.IsInRole([Security.Principal.WindowsBuiltInRole]::Administrator)) {
        Stop-With $EXIT_RIGHTS 'Run Windows PowerShell as administrator, then start the script again.' '管理者としてWindows PowerShellを実行し、スクリプトをやり直してください。'
    }
}

function Find-InStore([string]$Store, [string]$Thumbprint) {
    $path = "Cert:\LocalMachine\$Store\$Thumbprint"
    if (Test-Path -LiteralPath $path) { return Get-Item -LiteralPath $path }
    return $null
}

function Import-Trusted($Entry, [string]$Store) {
    $file = Join-Path $PSScriptRoot $Entry.file
    $read = New-Object System.Security.Cryptography.X509Certificates.X509Certificate2($file)
    if ($read.Thumbprint -ne $Entry.thumbprint) {
        Stop-With $EXIT_BUNDLE "$($Entry.file) is not the file of this bundle." "$($Entry.file) はこのパッケージのファイルではありません。"
    }
    if (Find-InStore $Store $Entry.thumbprint) {
        Say "$($Entry.file): already in $Store" "$($Entry.file): 既に $Store にあります"
        return
    }
    if (May "Cert:\LocalMachine\$Store" "Import $($Entry.file)") {
        Import-Certificate -FilePath $file -CertStoreLocation "Cert:\LocalMachine\$Store" | Out-Null
        Say "$($Entry.file): imported into $Store" "$($Entry.file): $Store にインポートしました"
    }
}

function Get-PfxPassword {
    if ($PasswordFile) {
        $first = [System.IO.File]::ReadAllLines((Resolve-Path -LiteralPath $PasswordFile).ProviderPath)[0]
        $secure = New-Object System.Security.SecureString
        foreach ($character in $first.ToCharArray()) { $secure.AppendChar($character) }
        return $secure
    }
    $prompt = if ($script:Japanese) { 'PFXファイルのパスワード' } else { 'Password of the PFX file' }
    return Read-Host -Prompt $prompt -AsSecureString
}

function Import-Own($Own, $Password) {
    $present = Find-InStore 'My' $Own.thumbprint
    if ($present -and $present.HasPrivateKey) {
        Say "$($Own.file): already in My" "$($Own.file): 既に「個人」にあります"
        return
    }
    if (-not (May 'Cert:\LocalMachine\My' "Import $($Own.file)")) { return }
    try {
        Import-PfxCertificate -FilePath (Join-Path $PSScriptRoot $Own.file) -CertStoreLocation 'Cert:\LocalMachine\My' -Password $Password | Out-Null
    } catch {
        Say $_.Exception.Message $_.Exception.Message 'ERROR'
        Stop-With $EXIT_PASSWORD 'The PFX could not be opened. Either the password is wrong, or this Windows is too old for its encryption: Windows then calls the password wrong as well. Export the bundle again with the compatible encryption.' 'PFXを開けませんでした。パスワードの誤りか、このWindowsが暗号方式に対応していないためです(その場合もWindowsは「パスワードが正しくない」と表示します)。互換性のある暗号方式でエクスポートし直してください。'
    }
    Say "$($Own.file): imported into My, not exportable" "$($Own.file): 「個人」にインポートしました(エクスポート不可)"
}

# The file of a private key: CNG keys and those of older providers lie in different folders.
function Get-KeyFile($Certificate) {
    $key = [System.Security.Cryptography.X509Certificates.RSACertificateExtensions]::GetRSAPrivateKey($Certificate)
    if ($null -eq $key) {
        $key = [System.Security.Cryptography.X509Certificates.ECDsaCertificateExtensions]::GetECDsaPrivateKey($Certificate)
    }
    if ($null -eq $key) { return $null }
    $name = if ($key -is [System.Security.Cryptography.RSACryptoServiceProvider]) { $key.CspKeyContainerInfo.UniqueKeyContainerName } else { $key.Key.UniqueName }
    foreach ($folder in 'Microsoft\Crypto\Keys', 'Microsoft\Crypto\RSA\MachineKeys', 'Microsoft\Crypto\SystemKeys') {
        $file = Join-Path (Join-Path $env:ProgramData $folder) $name
        if (Test-Path -LiteralPath $file) { return $file }
    }
    return $null
}

function Get-Sid([string]$Account) {
    if ($Account -match '^S-1-[0-9-]+$') { return New-Object System.Security.Principal.SecurityIdentifier($Account) }
    return (New-Object System.Security.Principal.NTAccount($Account)).Translate([System.Security.Principal.SecurityIdentifier])
}

function Test-Readable([string]$File, $Sid) {
    $rules = [System.IO.File]::GetAccessControl($File).GetAccessRules($true, $true, [System.Security.Principal.SecurityIdentifier])
    $read = [System.Security.AccessControl.FileSystemRights]::Read
    foreach ($rule in $rules) {
        if ($rule.IdentityReference.Value -eq $Sid.Value -and $rule.AccessControlType -eq 'Allow' -and ($rule.FileSystemRights -band $read) -eq $read) { return $true }
    }
    return $false
}

function Grant-Key($Own) {
    $certificate = Find-InStore 'My' $Own.thumbprint
    if (-not $certificate) { return }
    $file = Get-KeyFile $certificate
    if (-not $file) {
        Say "The key file of $($Own.file) was not found; use Manage Private Keys by hand." "$($Own.file) のキーファイルが見つかりません。「秘密キーの管理」で手動で設定してください。" 'WARN'
        return
    }
    foreach ($account in @($Own.slots | ForEach-Object { $_.accounts } | Select-Object -Unique)) {
        try { $sid = Get-Sid $account } catch {
            Say "The account $account is not known here." "アカウント $account が見つかりません。" 'WARN'
            continue
        }
        if (Test-Readable $file $sid) {
            Say "${account}: can read the key" "${account}: キーを読み取れます"
        } elseif (May $file "Grant read to $account") {
            $access = [System.IO.File]::GetAccessControl($file)
            $access.AddAccessRule((New-Object System.Security.AccessControl.FileSystemAccessRule($sid, 'Read', 'Allow')))
            [System.IO.File]::SetAccessControl($file, $access)
            Say "${account}: may read the key now" "${account}: キーの読み取りを許可しました"
        }
    }
}

# True or false where it was looked at, $null where it could not be.
function Test-KeyReadable($Certificate, $Use) {
    if (-not $Certificate -or -not $Certificate.HasPrivateKey) { return $null }
    try {
        $file = Get-KeyFile $Certificate
        if (-not $file) { return $null }
        foreach ($account in $Use.accounts) {
            if (-not (Test-Readable $file (Get-Sid $account))) { return $false }
        }
        return $true
    } catch { return $null }
}

function Test-Chain($Certificate) {
    $chain = New-Object System.Security.Cryptography.X509Certificates.X509Chain
    $chain.ChainPolicy.RevocationMode = [System.Security.Cryptography.X509Certificates.X509RevocationMode]::NoCheck
    if ($chain.Build($Certificate)) { return $true }
    foreach ($problem in $chain.ChainStatus) { Say $problem.StatusInformation.Trim() $problem.StatusInformation.Trim() 'WARN' }
    return $false
}

function Find-Configurator {
    if ($ConfiguratorPath) { return $ConfiguratorPath }
    foreach ($maker in 'Milestone', 'Siemens', 'Mobotix') {
        $file = Join-Path $env:ProgramFiles "$maker\Server Configurator\ServerConfigurator.exe"
        if (Test-Path -LiteralPath $file) { return $file }
    }
    Stop-With $EXIT_APPLY 'ServerConfigurator.exe was not found. Name it with -ConfiguratorPath.' 'ServerConfigurator.exe が見つかりません。-ConfiguratorPath で指定してください。'
}

function Get-ExitSentence([int]$Code) {
    switch ($Code) {
        0 { return @('done', '完了') }
        -1 { return @('unknown error', '不明なエラー') }
        -2 { return @('the arguments were not understood', '引数が認識されませんでした') }
        -3 { return @('an argument has a value that is not accepted', '引数の値が受け入れられませんでした') }
        -4 { return @('another Server Configurator is open, or the CA is not trusted on this computer', '別のServer Configuratorが開いているか、このコンピューターで認証局が信頼されていません') }
        50 { return @('refused for a reason that is not documented; look whether another change is unfinished', '文書化されていない理由で拒否されました。別の変更が途中でないか確認してください') }
        100 { return @('applied here, but registering on the management server failed: run it as a user who is an administrator of the VMS', 'このコンピューターには適用されましたが、マネジメントサーバーへの登録に失敗しました。VMSの管理者であるユーザーで実行してください') }
        10000 { return @('a service would not stop', 'サービスを停止できませんでした') }
        20000 { return @('a service would not start again', 'サービスを再起動できませんでした') }
        300000 { return @('the management server does not accept its own certificate; compare its names with the registered address', 'マネジメントサーバーが自身の証明書を受け入れません。名前と登録アドレスを照合してください') }
        default { return @('an exit code that is not known', '不明な終了コード') }
    }
}

# Event server first: it changes only while the management server is still plain.
function Get-SlotOrder([string]$Slot) { return @('EVENT', 'SERVER', 'STREAMING', 'MOBILE').IndexOf($Slot) }

function Set-Encryption($Bundle) {
    $exe = Find-Configurator
    $on = @{}
    $uses = @(foreach ($own in $Bundle.certificates) { foreach ($use in $own.slots) { [pscustomobject]@{ Own = $own; Use = $use } } })
    foreach ($each in ($uses | Sort-Object { Get-SlotOrder $_.Use.slot })) {
        $certificate = Find-InStore 'My' $each.Own.thumbprint
        if (-not $certificate -or -not $certificate.HasPrivateKey) {
            Stop-With $EXIT_APPLY "The certificate is not installed yet. Run -Import first." '証明書がまだインストールされていません。先に -Import を実行してください。'
        }
        if (-not (Find-InStore 'Root' $Bundle.root.thumbprint)) {
            Stop-With $EXIT_APPLY 'The CA certificate is not trusted here yet. Run -Import first.' 'CA証明書がまだ信頼されていません。先に -Import を実行してください。'
        }
        $arguments = "/quiet /enableencryption /certificategroup=$($each.Use.group) /thumbprint=$($each.Own.thumbprint)"
        if (-not (May $each.Use.slot "$exe $arguments")) { continue }
        Say "$($each.Use.slot): the service restarts now" "$($each.Use.slot): サービスを再起動します"
        $code = (Start-Process -FilePath $exe -ArgumentList $arguments -Wait -PassThru).ExitCode
        $words = Get-ExitSentence $code
        $level = if ($code -eq 0) { 'INFO' } else { 'ERROR' }
        Say "$($each.Use.slot): exit code $code, $($words[0])" "$($each.Use.slot): 終了コード $code、$($words[1])" $level
        if ($code -eq 0 -or $code -eq 100) { $on[$each.Use.slot] = $true }
        if ($code -ne 0) { $script:Failed = $true; break }
    }
    return $on
}

# What HTTP.sys is bound to says whether a slot is on; no binding says nothing.
function Get-BoundSlots($Bundle) {
    $ports = @{ SERVER = @(443, 9000, 9001); MOBILE = @(8082) }
    $found = @{}
    foreach ($own in $Bundle.certificates) {
        foreach ($use in $own.slots) {
            foreach ($port in @($ports[$use.slot])) {
                if ($null -eq $port) { continue }
                $text = (& netsh.exe http show sslcert "ipport=0.0.0.0:$port") -join "`n"
                if ($text -match $own.thumbprint) { $found[$use.slot] = $true }
            }
        }
    }
    return $found
}

function Write-Receipt($Bundle, [string]$Verb, $On) {
    $certificates = @(foreach ($own in $Bundle.certificates) {
        $present = Find-InStore 'My' $own.thumbprint
        $installed = [bool]($present -and $present.HasPrivateKey)
        foreach ($use in $own.slots) {
            [ordered]@{ slot = $use.slot; thumbprint = $own.thumbprint; installed = $installed; keyReadable = (Test-KeyReadable $present $use) }
        }
    })
    $trusted = [bool](Find-InStore 'Root' $Bundle.root.thumbprint)
    $switches = @(foreach ($slot in @($On.Keys)) { [ordered]@{ slot = $slot; on = $true } })
    $receipt = [ordered]@{
        receipt = 'akashi-receipt 1'
        verb = $Verb
        computer = [System.Net.Dns]::GetHostName()
        at = (Get-Date).ToUniversalTime().ToString('yyyy-MM-ddTHH:mm:ssZ')
        certificates = $certificates
        authorities = @([ordered]@{ thumbprint = $Bundle.root.thumbprint; trusted = $trusted })
        switches = $switches
    }
    $file = Join-Path $OutputFolder ('akashi-receipt_{0}_{1}_{2}.json' -f $env:COMPUTERNAME, $Verb, (Get-Date).ToString('yyyyMMdd-HHmmss'))
    if ($WhatIfPreference) { return $receipt }
    [System.IO.File]::WriteAllText($file, ($receipt | ConvertTo-Json -Depth 5), (New-Object System.Text.UTF8Encoding($false)))
    Say "Receipt: $file" "実行結果: $file"
    return $receipt
}

function Show-Findings($Receipt, $Bundle) {
    $good = $true
    foreach ($entry in $Receipt.certificates) {
        $state = if ($entry.installed) { @('installed', 'インストール済み') } else { @('NOT installed', '未インストール') }
        $key = if ($null -eq $entry.keyReadable) { @('key not looked at', 'キーは未確認') } elseif ($entry.keyReadable) { @('key readable', 'キー読み取り可') } else { @('key NOT readable', 'キー読み取り不可') }
        Say "$($entry.slot): $($state[0]), $($key[0])" "$($entry.slot): $($state[1])、$($key[1])"
        if (-not $entry.installed -or $entry.keyReadable -eq $false) { $good = $false }
    }
    if (-not $Receipt.authorities[0].trusted) {
        Say 'The CA certificate is NOT among the trusted roots.' 'CA証明書が信頼されたルートにありません。' 'WARN'
        $good = $false
    }
    foreach ($own in $Bundle.certificates) {
        $present = Find-InStore 'My' $own.thumbprint
        if ($present -and -not (Test-Chain $present)) { $good = $false }
    }
    return $good
}

$verbs = @('Import', 'Apply', 'Check') | Where-Object { (Get-Variable $_ -ValueOnly) -eq $true }
if (@($verbs).Count -ne 1) {
    Stop-With $EXIT_USAGE 'Choose one: -Import, -Apply or -Check.' '-Import、-Apply、-Check のいずれか1つを指定してください。'
}
$verb = @($verbs)[0]
$script:Failed = $false
$bundle = Read-Bundle
Confirm-Computer $bundle
if ($verb -ne 'Check') { Confirm-Rights }
$on = @{}
if ($verb -eq 'Import') {
    Import-Trusted $bundle.root 'Root'
    foreach ($entry in @($bundle.intermediates)) { Import-Trusted $entry 'CA' }
    $missing = @($bundle.certificates | Where-Object { -not (Find-InStore 'My' $_.thumbprint) })
    $password = if ($missing.Count -gt 0 -and -not $WhatIfPreference) { Get-PfxPassword } else { $null }
    foreach ($own in $bundle.certificates) {
        Import-Own $own $password
        Grant-Key $own
    }
} elseif ($verb -eq 'Apply') {
    $on = Set-Encryption $bundle
} else {
    $on = Get-BoundSlots $bundle
}
$receipt = Write-Receipt $bundle $verb $on
$good = Show-Findings $receipt $bundle
if ($script:Failed) { exit $EXIT_APPLY }
if ($good -or $WhatIfPreference) { exit $EXIT_OK } else { exit $EXIT_FOUND }
