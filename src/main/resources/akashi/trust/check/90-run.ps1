# ---- The run ----

function Read-Kit {
    $read = $KIT | ConvertFrom-Json
    if ($read.kit -ne $KIT_FORMAT) { Stop-With $EXIT_USAGE 'This file is not whole. Download it again.' 'このファイルは完全ではありません。ダウンロードし直してください。' }
    return $read
}

try {
    Open-Output
    if ($PSVersionTable.PSEdition -eq 'Core') {
        Stop-With $EXIT_USAGE 'Use Windows PowerShell 5.1 (powershell.exe), not PowerShell 7 (pwsh.exe).' 'PowerShell 7(pwsh.exe)ではなく、Windows PowerShell 5.1(powershell.exe)で実行してください。'
    }
    $kit = Read-Kit
    if ($kit.computer) { Confirm-Computer $kit $OtherDomain }
    $receipt = New-KitReceipt $kit
    Show-Kit $kit $receipt
    Write-Receipt $receipt
    Say 'Nothing was changed. Hand the receipt in at the portal, or send it to whoever sent you this script.' '設定は何も変更していません。実行結果のファイルをポータルに登録するか、このスクリプトの送り主に送ってください。'
    if (-not $Silent) { $null = Read-Host -Prompt $(if ($script:Japanese) { 'Enterキーで終了します' } else { 'Press Enter to end' }) }
} catch {
    Say "$($_.Exception.Message) ($($_.InvocationInfo.ScriptLineNumber))" "$($_.Exception.Message) ($($_.InvocationInfo.ScriptLineNumber))" 'ERROR'
    exit $EXIT_UNEXPECTED
}
if ($script:Good) { exit $EXIT_OK } else { exit $EXIT_FOUND }
